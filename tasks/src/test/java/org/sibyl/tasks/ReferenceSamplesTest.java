package org.sibyl.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.testkit.FalseAlarm;

/// The exact posteriors against the 10,000 reference samples that the benchmark publishes for each observation.
/// Where those files are not at hand (`shared/sbibm` beside the checkout, or -Dsibyl.shared=…) these tests are
/// skipped.
final class ReferenceSamplesTest {
    /// Columns, sums and differences of neighbouring columns, and the log-density: false-alarm rate 1e-6 each.
    @TestFactory
    Stream<DynamicTest> exactDrawsCannotBeToldFromTheReference() {
        return Tasks.all().stream()
                .flatMap(task -> IntStream.rangeClosed(1, 5)
                        .mapToObj(k ->
                                DynamicTest.dynamicTest(task.name() + ", observation " + k, () -> compare(task, k))));
    }

    /// The observations in the jar are the published ones.
    @Test
    void observationsAreThePublishedOnes() throws IOException {
        Path sbibm = sbibm();
        for (Task task : Tasks.all()) {
            for (int k = 1; k <= 5; k++) {
                Path folder = sbibm.resolve(task.name()).resolve("observation_" + k);
                Observation observation = task.observations().get(k - 1);
                assertThat(read(Files.newBufferedReader(folder.resolve("observation.csv")))
                                .row(0))
                        .isEqualTo(observation.x().toArray());
                assertThat(read(Files.newBufferedReader(folder.resolve("true_parameters.csv")))
                                .row(0))
                        .isEqualTo(observation.theta().toArray());
            }
        }
    }

    private static void compare(Task task, int k) throws IOException {
        Path file =
                sbibm().resolve(task.name()).resolve("observation_" + k).resolve("reference_posterior_samples.csv.gz");
        Tensor reference = read(new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)));
        Seed seed = Seed.of(31).child(k);
        var posterior = task.posterior(task.observations().get(k - 1).x().toArray());
        Tensor exact = posterior.sample(10_000, seed);
        for (int j = 0; j < exact.columns(); j++) {
            same("column " + j, task, seed, exact.column(j), reference.column(j));
            if (j > 0) {
                same(
                        "sum of columns " + (j - 1) + " and " + j,
                        task,
                        seed,
                        sum(exact, j - 1, j),
                        sum(reference, j - 1, j));
            }
        }
        same(
                "log-density",
                task,
                seed,
                posterior.logProb(exact).toArray(),
                posterior.logProb(reference).toArray());
    }

    private static void same(String what, Task task, Seed seed, double[] exact, double[] reference) {
        FalseAlarm.MILLIONTH.assertSameDistribution(what + " of " + task.name() + ", " + seed, exact, reference);
    }

    private static double[] sum(Tensor sample, int left, int right) {
        return IntStream.range(0, sample.rows())
                .mapToDouble(i -> sample.get(i, left) + sample.get(i, right))
                .toArray();
    }

    private static Tensor read(BufferedReader source) throws IOException {
        try (BufferedReader reader = source) {
            return Tensor.ofRows(reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList());
        }
    }

    private static Path sbibm() {
        Optional<Path> found = Optional.ofNullable(System.getProperty("sibyl.shared"))
                .map(shared -> Path.of(shared, "sbibm"))
                .or(() -> Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(folder -> folder.resolve("shared").resolve("sbibm"))
                        .filter(Files::isDirectory)
                        .findFirst());
        Assumptions.assumeTrue(
                found.isPresent() && Files.isDirectory(found.get()),
                "no folder shared/sbibm beside the checkout: the published reference samples are not compared");
        return found.orElseThrow();
    }
}
