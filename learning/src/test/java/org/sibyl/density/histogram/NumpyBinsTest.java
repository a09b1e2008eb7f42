package org.sibyl.density.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Edges and counts are those of NumPy, on the stellar ages and on random numbers. The values were made by
/// `benchmarks/peers/golden_histogram.py`.
class NumpyBinsTest {
    private static final Map<String, double[]> DATA =
            lines("data.csv").collect(Collectors.toMap(cells -> cells[0], cells -> numbers(cells, 1)));

    @TestFactory
    Stream<DynamicTest> edgesAndCountsAreThoseOfNumpy() {
        return lines("bins.csv")
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[1] + " " + cells[2], () -> {
                    double[] x = Objects.requireNonNull(DATA.get(cells[0]));
                    Histogram histogram = HistogramEstimator.DEFAULT
                            .withRule(BinRule.named(cells[1]))
                            .fit(Tensor.of(x, x.length, 1), Seed.of(0));
                    double[] expected = numbers(cells, 3);
                    if (cells[2].equals("count")) {
                        assertThat(histogram.counts()).containsExactly(expected);
                    } else {
                        double[] edges = histogram.axes().getFirst().edges();
                        assertThat(edges).hasSameSizeAs(expected);
                        for (int i = 0; i < edges.length; i++) {
                            // One rounding in the step, one in the product, one in the sum.
                            assertThat(edges[i]).isCloseTo(expected[i], within(4 * Math.ulp(range(x))));
                        }
                    }
                }));
    }

    /// The goldens are all there, so that the test above cannot pass on nothing.
    @Test
    void theStellarAgesAreAmongTheData() {
        assertThat(DATA.get("joyce")).hasSize(91);
        assertThat(DATA.get("bensby")).hasSize(91);
        assertThat(lines("bins.csv").filter(cells -> cells[0].equals("bensby"))).hasSize(2 * NamedRule.values().length);
    }

    private static double range(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElseThrow();
    }

    private static double[] numbers(String[] cells, int from) {
        return Arrays.stream(cells).skip(from).mapToDouble(Double::parseDouble).toArray();
    }

    private static Stream<String[]> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NumpyBinsTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            return lines.stream().map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
