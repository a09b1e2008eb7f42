package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a run with SIGKILL while it simulates and while it trains, goes on, and compares the bytes with those of a run
/// that was left alone. `benchmarks/kill-check.sh` does the same at twenty random moments.
final class KillTest {
    private static final String STUDY = """
            study: killed
            simulator: {task: two_moons}
            method: {npe: {transforms: 2, hidden: 8, blocks: 1, max_epochs: 4}}
            budget: {simulations: 20000, draws: 200}
            diagnostics: {calibration_pairs: 20, predictive_draws: 30}
            """;
    private static final List<String> EXACT =
            List.of("posterior.csv", "model.safetensors", "diagnostics.json", "manifest.json");

    @TempDir
    Path folder;

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws IOException, InterruptedException {
        Path study = Files.writeString(folder.resolve("killed.yaml"), STUDY);
        Path whole = folder.resolve("whole");
        assertThat(start(study, whole, "--threads", "2").waitFor()).isZero();

        for (String sign : List.of("simulations.db", "epoch 2")) {
            Path part = folder.resolve("part-" + sign.replaceAll("\\W+", "-"));
            Process run = start(study, part, "--threads", "2");
            while (run.isAlive() && !shows(part, sign)) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            run.destroyForcibly().waitFor();
            assertThat(part.resolve("summary.json")).as(sign).doesNotExist();

            assertThat(start(study, part, "--threads", "1", "--resume").waitFor())
                    .isZero();
            for (String file : EXACT) {
                assertThat(part.resolve(file)).as(sign + ": " + file).hasSameBinaryContentAs(whole.resolve(file));
            }
        }
    }

    /// Whether a file of that name is there, or the log has a line with these words.
    private static boolean shows(Path out, String sign) throws IOException {
        Path log = out.resolve("run.log");
        return sign.endsWith(".db")
                ? Files.exists(out.resolve(sign))
                : Files.exists(log) && Files.readString(log).contains(sign);
    }

    private Process start(Path study, Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                System.getProperty("jdk.module.path")
                        + java.io.File.pathSeparator
                        + System.getProperty("java.class.path"),
                "org.sibyl.cli.Main",
                "run",
                study.toString(),
                "--out",
                out.toString(),
                "--seed",
                "5"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }
}
