package org.sibyl.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A table that benchmarks/peers/golden_metrics.py has written beside a test.
public final class Golden {
    private final List<String[]> lines;

    private Golden(List<String[]> lines) {
        this.lines = lines;
    }

    /// The table of this name.
    public static Golden of(Class<?> test, String file) {
        try (InputStream in = requireNonNull(test.getResourceAsStream(file), file)) {
            return new Golden(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The numbers of a column.
    public double[] column(String name) {
        int column = Arrays.asList(lines.getFirst()).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line[column]))
                .toArray();
    }

    /// The first entries of the rows.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        lines.stream().skip(1).forEach(line -> names.add(line[0]));
        return names;
    }

    /// The number behind a name.
    public double get(String name) {
        return get(name, 1);
    }

    /// The number in a column, counted from 0, of the row with this name.
    public double get(String name, int column) {
        String[] found = lines.stream()
                .filter(line -> line[0].equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called '" + name + "'"));
        return Double.parseDouble(found[column]);
    }
}
