package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.dataset.Table;
import org.sibyl.tasks.table.Tables;
import tools.jackson.databind.JsonNode;

/// What `density` and `classify` do when all is well.
final class AnalysisCommandsTest {
    @TempDir
    Path folder;

    @Test
    void aMixtureOfOldFaithfulReachesTheKnownOptimumInEveryFile() throws IOException {
        Path out = folder.resolve("geyser");
        Sibyl run = Sibyl.run(
                "density", "old_faithful", "--method", "gmm", "--components", "2", "--sample", 300, "--out", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("A mixture of 2 normal components", "report: " + out.resolve("report.html"));
        JsonNode summary = Json.MAPPER.readTree(Files.readString(out.resolve("summary.json")));
        // The maximum that R's mclust and scikit-learn find.
        assertThat(summary.get("log_likelihood").asDouble()).isCloseTo(-1130.264, within(1e-3));
        assertThat(summary.get("free_parameters").asInt()).isEqualTo(11);
        Table grid = Table.read(out.resolve("grid.csv"));
        assertThat(grid.columns()).containsExactly("eruptions", "waiting", "density");
        double cell = (grid.values().get(1, 0) - grid.values().get(0, 0))
                * (grid.values().get(101, 1) - grid.values().get(0, 1));
        double mass = 0;
        for (double density : grid.column("density")) {
            mass += density * cell;
        }
        // The window cuts off what lies far beyond the data.
        assertThat(mass).isCloseTo(1, within(0.01));
        assertThat(Table.read(out.resolve("samples.csv")).rows()).isEqualTo(300);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("\"kind\":\"density-map\"", "\"kind\":\"em-steps\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "histogram",
                "kde",
                "gmm",
                "normal",
                "lognormal",
                "exponential",
                "gamma",
                "weibull",
                "multivariate_normal"
            })
    void everyMethodWritesItsFiles(String method) throws IOException {
        Path out = folder.resolve(method);
        Sibyl run = Sibyl.run(
                "density",
                "stellar_ages",
                "--columns",
                "joyce",
                "--method",
                method,
                "--out",
                out,
                "--json",
                "--sample",
                20);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        JsonNode summary = Json.MAPPER.readTree(run.out());
        assertThat(summary.get("rows").asInt()).isEqualTo(91);
        assertThat(summary.get("score").isNumber()).isTrue();
        assertThat(run.out()).isEqualTo(Files.readString(out.resolve("summary.json")));
        for (String file : List.of("grid.csv", "samples.csv", "report.html")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
    }

    /// The velocities of the outlying groups of galaxies are a heavy tail.
    @Test
    void heavyTailsAreFittedWithTheirDegreesOfFreedom() {
        Sibyl run = Sibyl.run("density", "galaxies", "--method", "student_t");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("degrees");
    }

    @Test
    void theSixPanelsOfTheChirpMassesAreThere() throws IOException {
        Path out = folder.resolve("masses");
        Sibyl run =
                Sibyl.run("density", "chirp_masses_500", "--method", "gmm", "--compare", "--out", out, "--threads", 2);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("look like 3 normal components", "held out", "kde gaussian", "histogram");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains(
                        "Data and true density",
                        "Kernels at three bandwidths",
                        "Mixture and its components",
                        "How many components?",
                        "Synthetic rows over the data",
                        "The curse of dimension");
    }

    @Test
    void newRowsAreScoredAndTheStrangeOnesFlagged() throws IOException {
        new Table(List.of("mass"), org.sibyl.tensor.Tensor.of(new double[] {12, 28, 400}, 3, 1))
                .write(folder.resolve("new.csv"));
        new Table(
                        List.of("mass"),
                        Tables.named("chirp_masses_500").orElseThrow().rows())
                .write(folder.resolve("background.csv"));
        Path out = folder.resolve("out");
        Sibyl run = Sibyl.run(
                "density",
                folder.resolve("background.csv"),
                "--bandwidth",
                "isj",
                "--score",
                folder.resolve("new.csv"),
                "--out",
                out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 of 3 rows");
        Table scores = Table.read(
                out.resolve("scores.csv"),
                org.sibyl.dataset.CsvFormat.DEFAULT.withMissing(org.sibyl.dataset.CsvFormat.Missing.NAN));
        assertThat(scores.columns()).containsExactly("log_density", "anomaly", "p_value", "flagged");
        assertThat(scores.column("flagged")).containsExactly(0, 0, 1);
    }

    @Test
    void classifyFindsTheSignal() throws IOException {
        Path out = folder.resolve("triggers");
        Sibyl run = Sibyl.run(
                "classify", "triggers", "--label", "class", "--threshold-policy", "fpr=0.05", "--out", out, "--json");
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        JsonNode summary = Json.MAPPER.readTree(run.out());
        assertThat(summary.get("positive").asString()).isEqualTo("signal");
        assertThat(summary.get("test").get("rows").asInt()).isEqualTo(200);
        assertThat(summary.get("test").get("auc").asDouble()).isBetween(0.85, 1.0);
        assertThat(Table.read(out.resolve("scores.csv")).rows()).isEqualTo(200);
        assertThat(Table.read(out.resolve("grid.csv")).columns()).containsExactly("snr", "chirp_mass", "probability");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("\"kind\":\"threshold-explorer\"", "\"kind\":\"decision-map\"", "sigmoid");
    }

    @Test
    void aPerceptronCanDoItToo() {
        Sibyl run = Sibyl.run(
                "classify",
                "triggers",
                "--label",
                "class",
                "--method",
                "mlp",
                "--hidden",
                "16",
                "--threshold-policy",
                "f1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("maximum F1", "With --out DIR a report and tables are written.");
    }

    @Test
    void theSameBytesOnOneAndTwoThreads() throws IOException {
        for (String threads : List.of("1", "2")) {
            Path density = folder.resolve("density" + threads);
            assertThat(Sibyl.run(
                                    "density",
                                    "galaxies",
                                    "--compare",
                                    "--out",
                                    density,
                                    "--threads",
                                    threads,
                                    "--sample",
                                    50)
                            .code())
                    .isZero();
            Path classify = folder.resolve("classify" + threads);
            assertThat(Sibyl.run("classify", "triggers", "--label", "class", "--out", classify, "--threads", threads)
                            .code())
                    .isZero();
        }
        for (String file : List.of("grid.csv", "samples.csv", "summary.json", "report.html")) {
            assertThat(folder.resolve("density1").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("density2").resolve(file));
        }
        for (String file : List.of("grid.csv", "scores.csv", "summary.json", "report.html")) {
            assertThat(folder.resolve("classify1").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("classify2").resolve(file));
        }
    }

    @Test
    void theTablesAreListed() {
        assertThat(Sibyl.run("tables").out())
                .contains("old_faithful", "272 rows of eruptions, waiting", "words: class");
    }
}
