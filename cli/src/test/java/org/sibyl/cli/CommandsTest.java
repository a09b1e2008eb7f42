package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.tasks.Task;
import org.sibyl.tasks.Tasks;
import org.sibyl.workflow.study.Skeleton;
import tools.jackson.databind.JsonNode;

/// What the commands do when all is well.
final class CommandsTest {
    @TempDir
    Path folder;

    @Test
    void aNewStudyRunsAsItIs() throws IOException {
        Path study = Skeleton.write(folder, "decay");
        Path out = folder.resolve("out");
        Sibyl run = Sibyl.run("run", study, "--out", out, "--simulations", 200, "--seed", 1);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("decay: Java source Decay.java, 200 simulations, seed 1");
        assertThat(run.out())
                .containsPattern("activity +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +1/min")
                .contains("decay_rate", "Simulation-based calibration", "report: " + out.resolve("report.html"));

        Sibyl check = Sibyl.run("check", out);
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("posterior.csv is as the run left it", "holds 200 of 200 training simulations")
                .doesNotContain("WRONG");
        Files.delete(out.resolve("report.html"));
        assertThat(Sibyl.run("check", out).code()).isEqualTo(ExitCode.INPUT);

        // The report needs nothing but the folder.
        Files.delete(study.resolveSibling("Decay.java"));
        Sibyl report = Sibyl.run("report", out);
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(out.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void withJsonThereIsOneObjectAndNothingElse() throws IOException {
        Path study = Files.writeString(folder.resolve("moons.yaml"), """
                study: moons
                simulator: {task: two_moons}
                method: abc
                budget: {simulations: 500, draws: 200}
                diagnostics: {calibration_pairs: 0}
                """);
        Path out = folder.resolve("out");
        Sibyl run = Sibyl.run("run", study, "--out", out, "--json");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode summary = Json.MAPPER.readTree(run.out());
        assertThat(run.out()).isEqualTo(Files.readString(out.resolve("summary.json")));
        assertThat(summary.get("seed").isIntegralNumber()).isTrue();

        Sibyl simulated = Sibyl.run(
                "simulate", "--task", "two_moons", "--simulations", 300, "--out", folder.resolve("s"), "--json");
        assertThat(simulated.err()).isEmpty();
        assertThat(Json.MAPPER.readTree(simulated.out()).get("simulations").asInt())
                .isEqualTo(300);
    }

    @Test
    void aProfileNamesTheMostExpensiveStepsAndChangesNothing() throws IOException {
        Path study = Files.writeString(folder.resolve("moons.yaml"), """
                study: moons
                simulator: {task: two_moons}
                method: {npe: {transforms: 2, hidden: 8, blocks: 1, max_epochs: 2}}
                budget: {simulations: 300, draws: 100}
                diagnostics: {calibration_pairs: 0, predictive_draws: 0}
                """);
        Path out = folder.resolve("out");
        Sibyl profiled = Sibyl.run("run", study, "--out", out, "--seed", 3, "--json", "--profile");
        assertThat(profiled.code()).as(profiled.err()).isZero();
        assertThat(Json.MAPPER.readTree(profiled.out()).get("seed").asInt()).isEqualTo(3);
        assertThat(profiled.err()).contains("profile of the training step: ", "% ", " us ", "matmul");
        assertThat(profiled.err().lines()).hasSize(11);

        Path plain = folder.resolve("plain");
        assertThat(Sibyl.run("run", study, "--out", plain, "--seed", 3).err()).doesNotContain("profile");
        assertThat(out.resolve("model.safetensors")).hasSameBinaryContentAs(plain.resolve("model.safetensors"));

        Sibyl again = Sibyl.run("infer", out, "--profile");
        assertThat(again.code()).isZero();
    }

    @Test
    void theTasksAreListed() {
        assertThat(Sibyl.run("tasks").out())
                .contains(Tasks.all().stream().map(Task::name).toList());
    }

    @Test
    void theVersionIsSaid() {
        assertThat(Sibyl.run("version").out()).contains("sibyl ", "Java 25", "kernels ");
        assertThat(Sibyl.run("--version").out()).startsWith("sibyl ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "simulate", "infer", "check", "report", "tasks", "new", "bench", "version"})
    void everyCommandSaysWhatItDoes(String command) {
        Sibyl help = Sibyl.run(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith(help.out().lines().findFirst().orElseThrow())
                .contains("Usage: sibyl " + command);
    }
}
