package org.sibyl.density.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Fits beside SciPy's; the files are made by benchmarks/peers/golden_parametric.py.
class ParametricGoldenTest {
    /// SciPy's simplex search sees no difference of log-likelihoods below 10⁻¹³, which leaves 10⁻⁶ of a
    /// parameter; standard errors come from differences with steps of 10⁻⁴, which leaves 10⁻⁵ of them.
    @TestFactory
    Stream<DynamicTest> fitsAgreeWithSciPy() throws IOException {
        Map<String, double[]> data = lines("data.csv");
        Map<String, double[]> fits = lines("fits.csv");
        return data.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> agrees(
                                entry.getKey(), entry.getValue(), Objects.requireNonNull(fits.get(entry.getKey())))));
    }

    private static void agrees(String word, double[] column, double[] expected) {
        ParametricFamily family = ParametricFamily.of(word).orElseThrow();
        ParametricModel model =
                new ParametricEstimator(family).fit(WeightedRows.of(Tensor.of(column, column.length, 1)), Seed.of(1));
        assertThat(model.logLikelihood()).isCloseTo(expected[0], within(1e-10 * Math.abs(expected[0])));
        assertThat(model.logLikelihood()).isGreaterThanOrEqualTo(expected[0] - 1e-11 * Math.abs(expected[0]));
        int count = model.parameters().size();
        assertThat(expected).hasSize(1 + 2 * count);
        for (int i = 0; i < count; i++) {
            FittedParameter parameter = model.parameters().get(i);
            double value = expected[1 + i];
            double error = expected[1 + count + i];
            assertThat(parameter.value()).as(parameter.name()).isCloseTo(value, within(1e-6 * Math.abs(value)));
            assertThat(parameter.standardError()).as(parameter.name()).isCloseTo(error, within(1e-5 * error));
        }
    }

    private static Map<String, double[]> lines(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(ParametricGoldenTest.class.getResourceAsStream(name), name)) {
            Map<String, double[]> lines = new LinkedHashMap<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(",", -1);
                        lines.put(
                                parts[0],
                                Arrays.stream(parts)
                                        .skip(1)
                                        .mapToDouble(Double::parseDouble)
                                        .toArray());
                    });
            return lines;
        }
    }
}
