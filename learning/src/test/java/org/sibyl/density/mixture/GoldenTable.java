package org.sibyl.density.mixture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sibyl.tensor.Tensor;

/// Tables of numbers beside this test: comma-separated, with one header line, and comments after `#`.
public final class GoldenTable {
    private GoldenTable() {}

    static Tensor read(String name) {
        return read(GoldenTable.class, name);
    }

    /// The table beside a class.
    public static Tensor read(Class<?> where, String name) {
        try (InputStream stream = Objects.requireNonNull(where.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<double[]> rows = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
            return Tensor.ofRows(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
