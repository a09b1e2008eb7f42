package org.sibyl.density.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.sibyl.density.WeightedRows;
import org.sibyl.tensor.Tensor;

/// Values made by `benchmarks/peers/golden_kde.py`: numbers by label.
record Golden(Map<String, double[]> lines) {
    static Golden read(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name + ".csv")) {
            Map<String, double[]> lines = new HashMap<>();
            new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> lines.put(line.substring(0, line.indexOf(',')), numbers(line)));
            return new Golden(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.substring(line.indexOf(',') + 1).split(","))
                .mapToDouble(text -> text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text))
                .toArray();
    }

    double[] get(String label) {
        return Objects.requireNonNull(lines.get(label), label);
    }

    WeightedRows rows() {
        return WeightedRows.of(matrix("rows"));
    }

    WeightedRows weightedRows() {
        return new WeightedRows(matrix("rows"), Tensor.vector(get("weights")));
    }

    Tensor queries() {
        return matrix("queries");
    }

    private Tensor matrix(String label) {
        double[] numbers = get(label);
        int d = (int) get("columns")[0];
        return Tensor.of(numbers, numbers.length / d, d);
    }
}
