package org.sibyl.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that benchmarks/peers/golden_metrics.py has written beside a test.
final class Golden {
    private Golden() {}

    /// The columns of numbers by name.
    static Map<String, double[]> columns(Class<?> test, String file) {
        List<String[]> lines = lines(test, file);
        String[] names = lines.getFirst();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < names.length; j++) {
            int column = j;
            columns.put(
                    names[j],
                    lines.stream()
                            .skip(1)
                            .mapToDouble(line -> Double.parseDouble(line[column]))
                            .toArray());
        }
        return columns;
    }

    /// The named values of a column.
    static Map<String, Double> values(Class<?> test, String file, int column) {
        Map<String, Double> values = new LinkedHashMap<>();
        lines(test, file).stream().skip(1).forEach(line -> values.put(line[0], Double.parseDouble(line[column])));
        return values;
    }

    private static List<String[]> lines(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
