package org.sibyl.tasks.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.tensor.Tensor;

/// Reads a table that lies beside the classes: lines that begin with `#` (what a row is, then the papers), a line of
/// names, then the rows. The first columns may hold words.
final class PublishedTable {
    private PublishedTable() {}

    /// The table in the file of this name.
    ///
    /// @param words how many of the first columns hold words
    static BuiltInTable read(String name, int words) {
        List<String> comments = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.startsWith("# ")) {
                comments.add(line.substring(2));
            } else {
                lines.add(List.of(line.split(",", -1)));
            }
        }
        List<String> header = lines.getFirst();
        List<List<String>> rows = lines.subList(1, lines.size());
        List<TextColumn> texts = new ArrayList<>();
        for (int j = 0; j < words; j++) {
            int column = j;
            texts.add(new TextColumn(
                    header.get(j), rows.stream().map(row -> row.get(column)).toList()));
        }
        List<double[]> numbers = rows.stream()
                .map(row -> row.subList(words, header.size()).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        return new BuiltInTable(
                name,
                comments.getFirst(),
                String.join("\n", comments.subList(1, comments.size())),
                header.subList(words, header.size()),
                Tensor.ofRows(numbers),
                texts,
                Optional.empty());
    }

    private static List<String> lines(String name) {
        try (InputStream stream = PublishedTable.class.getResourceAsStream(name + ".csv")) {
            if (stream == null) {
                throw new IllegalStateException("the table " + name + " is missing in the jar");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
