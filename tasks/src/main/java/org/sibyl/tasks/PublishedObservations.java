package org.sibyl.tasks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// Reads the observations that lie beside the classes: a comment, a line of names, then θ and x in each line.
final class PublishedObservations {
    private PublishedObservations() {}

    static List<Observation> of(String task, int parameters) {
        try (InputStream stream = PublishedObservations.class.getResourceAsStream(task + ".csv")) {
            if (stream == null) {
                throw new IllegalStateException("the observations of the task " + task + " are missing in the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .skip(2)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .map(row -> new Observation(
                            Tensor.vector(Arrays.copyOf(row, parameters)),
                            Tensor.vector(Arrays.copyOfRange(row, parameters, row.length))))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
