package org.sibyl.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.StartupProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sibyl bench startup-probe`: what `bench engine` starts in fresh processes.
@Command(
        name = "startup-probe",
        hidden = true,
        header = "Take training steps at once and say when the 100th was over and when they had their full speed.")
final class BenchStartupProbeCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--started",
            paramLabel = "INSTANT",
            required = true,
            description = "When the process was started, as in 2026-11-20T13:00:00.123456Z.")
    private String started = "";

    @Option(names = "--seconds", paramLabel = "N", description = "How long steps are taken (default: 8).")
    private int seconds = 8;

    BenchStartupProbeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StartupProbe probe = StartupProbe.run(Instant.parse(started), Duration.ofSeconds(seconds));
        console.out().println(probe.toJson());
        return ExitCode.DONE;
    }
}
