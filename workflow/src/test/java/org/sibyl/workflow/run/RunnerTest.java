package org.sibyl.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.dataset.Table;
import org.sibyl.model.ModelFile;
import org.sibyl.simulation.SimulationStore;
import org.sibyl.simulator.Simulations;
import org.sibyl.store.StoreException;
import org.sibyl.surrogate.NpePosterior;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunnerTest {
    private static void silent(RunEvent event) {}

    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private RunResult completed(Study study, RunOptions options) throws InterruptedException {
        RunOutcome outcome = Runner.run(study, options, RunnerTest::silent);
        assertThat(outcome).isInstanceOf(RunOutcome.Completed.class);
        return ((RunOutcome.Completed) outcome).result();
    }

    @Test
    void everyOutputIsThereAndSaysTheSame() throws InterruptedException {
        List<RunEvent> events = new ArrayList<>();
        RunOutcome outcome = Runner.run(TinyStudy.npe(), TinyStudy.options(out()), events::add);
        RunResult result = ((RunOutcome.Completed) outcome).result();

        for (OutputFile output : OutputFile.values()) {
            // The simulator is no program, so nothing was written on its standard error.
            assertThat(out().resolve(output.fileName()).toFile().exists())
                    .as(output.fileName())
                    .isEqualTo(output != OutputFile.SIMULATOR_LOG);
        }
        Table posterior = Table.read(out().resolve("posterior.csv"));
        assertThat(posterior.columns()).containsExactly("theta_1", "theta_2", "sum");
        assertThat(posterior.rows()).isEqualTo(200);
        for (int i = 0; i < posterior.rows(); i++) {
            assertThat(posterior.values().get(i, 2))
                    .isEqualTo(posterior.values().get(i, 0) + posterior.values().get(i, 1));
        }
        JsonNode summary = new JsonMapper().readTree(result.toJson());
        assertThat(summary.propertyNames())
                .containsExactly(
                        "study",
                        "seed",
                        "simulations",
                        "invalid",
                        "train_seconds",
                        "simulate_seconds",
                        "total_seconds",
                        "kernel",
                        "parameters",
                        "derived",
                        "diagnostics",
                        "out");
        assertThat(summary.at("/parameters/theta_1").propertyNames())
                .containsExactly("mean", "sd", "q05", "median", "q95");
        double[] first = posterior.column("theta_1");
        assertThat(summary.at("/parameters/theta_1/mean").asDouble())
                .isCloseTo(java.util.Arrays.stream(first).average().orElseThrow(), within(1e-12));
        assertThat(summary.at("/diagnostics/0").propertyNames()).containsExactly("name", "verdict", "value", "advice");
        assertThat(result.diagnostics())
                .extracting(diagnostic -> diagnostic.name())
                .containsExactly(
                        "simulations",
                        "training",
                        "sbc",
                        "coverage",
                        "predictive-check",
                        "observation-check",
                        "shrinkage",
                        "derived");
        assertThat(events.getFirst()).isInstanceOf(RunEvent.Started.class);
        assertThat(events.getLast()).isEqualTo(new RunEvent.Finished(result));
        try (SimulationStore store = SimulationStore.open(out().resolve("simulations.db"))) {
            assertThat(store.campaigns()).containsExactly("calibration", "predictive", "training");
            assertThat(store.rows("training")).isEqualTo(300);
        }
        assertThat(RunFolder.open(out()).check())
                .allMatch(RunFolder.Finding::good)
                .hasSizeGreaterThan(4);
        assertThat(RunFolder.open(out()).diagnostics()).hasSameSizeAs(result.diagnostics());
    }

    @Test
    void threadsDoNotChangeABit() throws InterruptedException {
        completed(TinyStudy.npe(), TinyStudy.options(out()).withThreads(1));
        Path two = folder.resolve("two");
        completed(TinyStudy.npe(), TinyStudy.options(two).withThreads(2));
        assertThat(TinyStudy.exact(two)).isEqualTo(TinyStudy.exact(out())).hasSize(TinyStudy.EXACT.length);
        assertThat(rows(two)).isEqualTo(rows(out()));
    }

    @Test
    void anotherSeedIsAnotherRun() throws InterruptedException {
        completed(TinyStudy.abc(), TinyStudy.options(out()));
        Path other = folder.resolve("other");
        completed(TinyStudy.abc(), TinyStudy.options(other).withSeed(8));
        assertThat(TinyStudy.exact(other).get("posterior.csv"))
                .isNotEqualTo(TinyStudy.exact(out()).get("posterior.csv"));
    }

    /// Stops the run at every event in turn, as a kill between two writes would, and goes on.
    @Test
    void aRunThatWasStoppedAnywhereEndsWithTheSameBytes() throws InterruptedException {
        Path whole = folder.resolve("whole");
        int[] count = {0};
        Runner.run(TinyStudy.npe(), TinyStudy.options(whole), event -> count[0]++);
        Map<String, String> expected = TinyStudy.exact(whole);
        for (int stop = 1; stop < count[0]; stop++) {
            Path part = folder.resolve("part" + stop);
            int last = stop;
            int[] seen = {0};
            assertThatThrownBy(() -> Runner.run(TinyStudy.npe(), TinyStudy.options(part), event -> {
                        if (++seen[0] == last) {
                            throw new IllegalStateException("stopped");
                        }
                    }))
                    .hasMessage("stopped");
            completed(TinyStudy.npe(), RunOptions.to(part).withThreads(1).withExisting(Existing.RESUME));
            assertThat(TinyStudy.exact(part)).as("stopped at event %d", stop).isEqualTo(expected);
            assertThat(rows(part)).isEqualTo(rows(whole));
        }
        assertThat(count[0]).isGreaterThan(15);
    }

    @Test
    void anInterruptionEndsTrainingAtTheNextEpoch() throws InterruptedException {
        assertThatThrownBy(() -> Runner.run(TinyStudy.npe(), TinyStudy.options(out()), event -> {
                    if (event instanceof RunEvent.TrainingProgress) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(out().resolve("model.safetensors")).doesNotExist();
        Path whole = folder.resolve("whole");
        completed(TinyStudy.npe(), TinyStudy.options(whole));
        completed(TinyStudy.npe(), RunOptions.to(out()).withExisting(Existing.RESUME));
        assertThat(TinyStudy.exact(out())).isEqualTo(TinyStudy.exact(whole));
    }

    @Test
    void aFolderWithARunIsLeftAlone() throws InterruptedException {
        completed(TinyStudy.abc(), TinyStudy.options(out()));
        Map<String, String> before = TinyStudy.exact(out());
        Study other = Study.parse(TinyStudy.ABC.replace("draws: 200", "draws: 300"), Path.of("tiny.yaml"));
        Study elsewhere = Study.parse(TinyStudy.ABC.replace("two_moons", "gaussian_mixture"), Path.of("tiny.yaml"));
        RunOptions resume = TinyStudy.options(out()).withExisting(Existing.RESUME);

        refused(TinyStudy.abc(), TinyStudy.options(out()), "holds a run of the study 'tiny' already", "--resume");
        refused(other, resume, "has changed since the run", "sibyl infer");
        refused(elsewhere, resume, "the simulator, the parameters or the observables have changed", "--overwrite");
        refused(TinyStudy.abc(), resume.withSeed(8), "--seed 7", "--seed 8 was given");
        refused(TinyStudy.abc(), resume.withSimulations(400), "--simulations 300", "--simulations 400 was given");
        assertThat(TinyStudy.exact(out())).isEqualTo(before);

        completed(other, TinyStudy.options(out()).withExisting(Existing.OVERWRITE));
        assertThat(Table.read(out().resolve("posterior.csv")).rows()).isEqualTo(300);
    }

    @Test
    void aStrangersFilesAreLeftAlone() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("report.html"), "mine");
        refused(
                TinyStudy.abc(),
                TinyStudy.options(out()),
                "holds a report.html that no run of Sibyl left there",
                "--out");
        assertThat(out().resolve("report.html")).hasContent("mine");
        assertThat(out()).isDirectoryContaining("glob:**report.html");
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(TinyStudy.abc(), TinyStudy.options(file), "is a file, expected a folder", "--out");
    }

    @Test
    void inferenceTakesAnotherMethodAndKeepsTheSimulations() throws InterruptedException {
        RunOptions simulate = TinyStudy.options(out()).withExtent(Extent.SIMULATIONS);
        assertThat(Runner.run(TinyStudy.npe(), simulate, RunnerTest::silent))
                .isInstanceOfSatisfying(
                        RunOutcome.Simulated.class,
                        outcome -> assertThat(outcome.simulations()).isEqualTo(300));
        assertThat(TinyStudy.exact(out())).containsOnlyKeys("study.yaml");
        RunOptions infer = RunOptions.to(out()).withThreads(1).withExtent(Extent.INFERENCE);
        completed(TinyStudy.npe(), infer);
        Path whole = folder.resolve("whole");
        completed(TinyStudy.npe(), TinyStudy.options(whole));
        assertThat(TinyStudy.exact(out())).isEqualTo(TinyStudy.exact(whole));

        completed(TinyStudy.abc(), infer);
        Path abc = folder.resolve("abc");
        completed(TinyStudy.abc(), TinyStudy.options(abc));
        assertThat(TinyStudy.exact(out())).isEqualTo(TinyStudy.exact(abc));
        assertThat(rows(out())).isEqualTo(rows(abc));
        refused(
                Study.parse(TinyStudy.ABC.replace("two_moons", "gaussian_mixture"), Path.of("tiny.yaml")),
                infer,
                "have changed since the run",
                "--overwrite");
        refused(
                TinyStudy.abc(),
                RunOptions.to(folder.resolve("none")).withExtent(Extent.INFERENCE),
                "holds no run",
                "sibyl simulate");
    }

    @Test
    void theReportIsWrittenAgainFromTheFolder() throws IOException, InterruptedException {
        completed(TinyStudy.npe(), TinyStudy.options(out()));
        Path report = out().resolve("report.html");
        String before = Files.readString(report);
        Files.delete(report);
        completed(RunFolder.open(out()).study(), RunOptions.to(out()).withExtent(Extent.REPORT));
        assertThat(Files.readString(report)).isEqualTo(before);
    }

    /// Reading a model lets it prove itself: it has to give the densities that it gave when it was written.
    @Test
    void aNeuralSplineFlowComesBackFromItsFile() throws InterruptedException {
        Study study = Study.parse(TinyStudy.NPE.replace("npe: {", "npe: {flow: nsf, "), Path.of("tiny.yaml"));
        completed(study, TinyStudy.options(out()));
        Path file = out().resolve("model.safetensors");
        ModelFile model = ModelFile.read(file);
        assertThat(model.kind()).isEqualTo("npe-nsf");
        assertThat(StandardFits.load(new RunDirectory(out()), study).posterior())
                .isInstanceOf(NpePosterior.class);

        new ModelFile("npe-maf", model.config(), model.provenance(), model.arrays()).write(file);
        assertThatThrownBy(() -> StandardFits.load(new RunDirectory(out()), study))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was it made for another architecture?");
        new ModelFile("npe-glow", model.config(), model.provenance(), model.arrays()).write(file);
        assertThatThrownBy(() -> StandardFits.load(new RunDirectory(out()), study))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("of kind 'npe-glow', expected 'npe-maf' or 'npe-nsf'");
    }

    @Test
    void aTableIsSplitAndReportedAgain() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("m,y,other\n");
        var random = org.sibyl.random.Seed.of(3).generator();
        for (int i = 0; i < 250; i++) {
            double m = random.nextDouble();
            rows.append(m).append(',').append(m + 0.1 * random.nextGaussian()).append(",1\n");
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        Study study = Study.parse("""
                study: table
                simulator: {table: rows.csv}
                parameters: {m: {prior: {uniform: {lower: 0, upper: 1}}}}
                observables: [y]
                observation: {values: [0.5]}
                method: abc
                budget: {draws: 200}
                """, folder.resolve("table.yaml"));
        RunResult result = completed(study, TinyStudy.options(out()));
        assertThat(result.simulations()).isEqualTo(200);
        assertThat(result.parameters().getFirst().mean()).isCloseTo(0.5, within(0.1));
        assertThat(result.diagnostics())
                .filteredOn(diagnostic -> diagnostic.name().equals("predictive-check"))
                .allMatch(diagnostic -> diagnostic.verdict() instanceof org.sibyl.diagnostic.Verdict.Inconclusive);
        // Neither the table nor the study's file is needed for the report.
        Files.delete(folder.resolve("rows.csv"));
        Files.delete(out().resolve("report.html"));
        completed(RunFolder.open(out()).study(), RunOptions.to(out()).withExtent(Extent.REPORT));
        assertThat(out().resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void columnsThatSqlCannotTellApartAreRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(folder.resolve("Twins.java"), """
                public final class Twins implements org.sibyl.simulator.Simulator {
                    public double[] simulate(double[] theta, java.util.random.RandomGenerator random) {
                        return new double[] {theta[0] + theta[1]};
                    }
                }
                """);
        Study study = Study.parse("""
                study: twins
                simulator: {source: Twins.java}
                parameters: {beta: {prior: {normal: {mean: 0, sd: 1}}}, Beta: {prior: {normal: {mean: 0, sd: 1}}}}
                observation: {values: [1]}
                """, folder.resolve("twins.yaml"));
        assertThatThrownBy(() -> Runner.run(study, TinyStudy.options(out()), RunnerTest::silent))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the same column")
                .hasMessageContaining("rename");
        assertThat(out()).doesNotExist();
    }

    @Test
    void aChangedOutputIsFound() throws IOException, InterruptedException {
        completed(TinyStudy.npe(), TinyStudy.options(out()));
        Path posterior = out().resolve("posterior.csv");
        Files.writeString(posterior, Files.readString(posterior).replaceFirst("\\n", "\n\n"));
        byte[] model = Files.readAllBytes(out().resolve("model.safetensors"));
        model[model.length - 200] ^= 64;
        Files.write(out().resolve("model.safetensors"), model);
        assertThat(RunFolder.open(out()).check())
                .filteredOn(finding -> !finding.good())
                .extracting(RunFolder.Finding::what)
                .anyMatch(what -> what.contains("posterior.csv has changed"))
                .anyMatch(what -> what.contains("model.safetensors has changed"));
    }

    /// A link to /dev/full in place of a file or of its neighbour gives the error of a full disk at that write.
    @ParameterizedTest
    @ValueSource(
            strings = {"run.json.part", "run.log", "model.safetensors.part", "posterior.csv.part", "summary.json.part"})
    void aFullDiskEndsInASentence(String name) throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        Files.createDirectories(out());
        Path link = Files.createSymbolicLink(out().resolve(name), full);
        assertThatThrownBy(() -> Runner.run(TinyStudy.npe(), TinyStudy.options(out()), RunnerTest::silent))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot write")
                .hasMessageContaining(name.replace(".part", ""))
                .hasMessageContaining("No space left on device");
        Files.deleteIfExists(link);
        completed(TinyStudy.npe(), TinyStudy.options(out()).withExisting(Existing.RESUME));
        assertThat(RunFolder.open(out()).check()).allMatch(RunFolder.Finding::good);
    }

    @Test
    void twoRunsDoNotShareAFolder() throws IOException {
        Files.createDirectories(out());
        try (RunLock _ = RunLock.on(out())) {
            refused(TinyStudy.abc(), TinyStudy.options(out()), "another process is writing to", "--out");
        }
    }

    @ParameterizedTest
    @EnumSource(Extent.class)
    void tooFewSimulationsAreRefusedAtOnce(Extent extent) {
        assertThatThrownBy(() -> TinyStudy.options(out()).withExtent(extent).withSimulations(7))
                .isInstanceOf(StudyException.class)
                .hasMessage("--simulations must be at least 100, found 7; a posterior cannot be learnt from fewer, 1000"
                        + " to 100000 are usual");
        assertThatThrownBy(() -> TinyStudy.options(out()).withThreads(0))
                .hasMessageContaining("threads must be at least 1, found 0");
    }

    private void refused(Study study, RunOptions options, String what, String remedy) {
        assertThatThrownBy(() -> Runner.run(study, options, RunnerTest::silent))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(remedy);
    }

    private static List<Simulations> rows(Path out) {
        try (SimulationStore store = SimulationStore.open(out.resolve("simulations.db"))) {
            return store.campaigns().stream().map(store::read).toList();
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }
}
