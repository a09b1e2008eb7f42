package org.sibyl.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Row `startup-maf-5-8`: starts fresh processes, each of which trains at once, and reads from them how long it took to
/// the
/// 100th step and to full speed; see [StartupProbe].
final class Startup {
    static final String NAME = "startup-maf-5-8";

    private static final int SECONDS = 8;

    private final Function<Instant, List<String>> command;
    private final int processes;

    /// @param command the command line of a process that was started then and prints [StartupProbe#toJson] as its last
    ///     line
    /// @param processes how many are started, one after the other; the median counts
    Startup(Function<Instant, List<String>> command, int processes) {
        this.command = command;
        this.processes = processes;
    }

    /// Processes that are started as this one was: by the launcher, if it was there, else by the same Java with the
    /// same
    /// options and modules.
    static Startup standard() {
        String launcher = System.getProperty("sibyl.launcher", "");
        return new Startup(
                started -> {
                    List<String> words = new ArrayList<>();
                    if (launcher.isEmpty()) {
                        words.addAll(ThisJava.command());
                    } else {
                        words.add(launcher);
                    }
                    words.addAll(List.of(
                            "bench", "startup-probe", "--started", started.toString(), "--seconds", "" + SECONDS));
                    return words;
                },
                5);
    }

    /// The two rows: to the 100th step, and to the steady state.
    ///
    /// @throws InterruptedException if the thread was interrupted while it waited for a process
    List<BenchmarkRow> measure() throws InterruptedException {
        List<StartupProbe> probes = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            probes.add(probe());
        }
        return List.of(
                row("100th step", probes, StartupProbe::hundredth),
                row("steady", probes, StartupProbe::steady).with("us/step", median(probes, StartupProbe::step)));
    }

    private static BenchmarkRow row(String until, List<StartupProbe> probes, Function<StartupProbe, Double> number) {
        return BenchmarkRow.of(NAME, median(probes, number), "ms")
                .with("until", until)
                .with(
                        "best",
                        probes.stream()
                                .map(number)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
    }

    private static double median(List<StartupProbe> probes, Function<StartupProbe, Double> number) {
        return probes.stream().map(number).sorted().toList().get(probes.size() / 2);
    }

    private StartupProbe probe() throws InterruptedException {
        List<String> words = command.apply(Instant.now());
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int code = process.waitFor();
                String last = output.strip();
                last = last.substring(last.lastIndexOf('\n') + 1);
                if (code != 0 || !last.startsWith("{")) {
                    throw new IllegalStateException("the process " + words + " should train and print its times, but"
                            + " ended with code " + code + " and '" + last + "'; run it to see why");
                }
                JsonNode json = JsonMapper.shared().readTree(last);
                return new StartupProbe(
                        json.get("hundredth_ms").asDouble(),
                        json.get("steady_ms").asDouble(),
                        json.get("step_us").asDouble());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the process " + words + " cannot be started", e);
        }
    }
}
