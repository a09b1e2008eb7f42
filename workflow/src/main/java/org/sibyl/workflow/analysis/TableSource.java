package org.sibyl.workflow.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.dataset.CsvFormat;
import org.sibyl.dataset.LabelColumn;
import org.sibyl.dataset.Table;
import org.sibyl.dataset.TableReading;
import org.sibyl.message.Nearest;
import org.sibyl.store.StoreException;
import org.sibyl.tasks.table.BuiltInTable;
import org.sibyl.tasks.table.Tables;
import org.sibyl.tasks.table.TextColumn;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;

/// Where the rows of an analysis come from: a file, or a table that comes with Sibyl.
///
/// @param name a file's path, or the name of a built-in table; a file comes first
/// @param missing what to do with rows that lack a number
public record TableSource(String name, CsvFormat.Missing missing) {
    /// The policy of this word.
    ///
    /// @throws StudyException unless it is `drop` or `refuse`
    public static CsvFormat.Missing missing(String word) {
        return switch (word) {
            case "drop" -> CsvFormat.Missing.DROPPED;
            case "refuse" -> CsvFormat.Missing.REFUSED;
            default ->
                throw new StudyException("--missing is 'drop' or 'refuse', found '" + word + "'; "
                        + Nearest.hint(word, List.of("drop", "refuse"), "words"));
        };
    }

    /// The chosen columns, all if none is chosen, and the class of each row if a column says it.
    ///
    /// @param columns by name or by number
    /// @param label the column of classes
    /// @throws StoreException if a file cannot be read as it should be
    /// @throws StudyException if there is neither a file nor a table of this name, or no such column in a
    ///     table
    public SourceTable read(List<String> columns, Optional<String> label) {
        Path file = Path.of(name);
        Optional<BuiltInTable> table = Files.exists(file) ? Optional.empty() : Tables.named(name);
        if (table.isPresent()) {
            return read(table.get(), columns, label);
        }
        if (!Files.exists(file) && !name.contains(".") && !name.contains("/")) {
            throw new StudyException("there is neither a file nor a table of the name '" + name + "'; "
                    + Nearest.hint(name, Tables.names(), "tables that come with Sibyl"));
        }
        CsvFormat format = CsvFormat.DEFAULT.withMissing(missing).withColumns(columns);
        TableReading reading =
                label.isPresent() ? TableReading.of(file, format, label.get()) : TableReading.of(file, format);
        return new SourceTable(
                String.valueOf(file.getFileName()),
                reading.table(),
                reading.labels(),
                List.of(reading.sentence()),
                Optional.empty());
    }

    private static SourceTable read(BuiltInTable table, List<String> chosen, Optional<String> label) {
        List<String> names = chosen.isEmpty()
                ? table.columns()
                : chosen.stream().map(word -> column(table, word)).toList();
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new StudyException(
                        "the column '" + name + "' of '" + table.name() + "' is chosen twice; choose it once");
            }
        }
        Tensor values = table.select(names.toArray(String[]::new));
        List<String> notes = new ArrayList<>(List.of(table.description()));
        notes.addAll(table.source().lines().toList());
        // A density over all columns says nothing simple about a part of them.
        boolean whole = names.equals(table.columns());
        return new SourceTable(
                table.name(),
                new Table(names, values),
                label.map(word -> labels(table, word)),
                notes,
                whole ? table.density().map(density -> density) : Optional.empty());
    }

    private static String column(BuiltInTable table, String word) {
        if (table.columns().contains(word)) {
            return word;
        }
        if (word.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= table.columns().size()) {
                return table.columns().get(number - 1);
            }
        }
        throw new StudyException("the table '" + table.name() + "' has no column of numbers '" + word + "'; "
                + Nearest.hint(word, table.columns(), "columns"));
    }

    private static LabelColumn labels(BuiltInTable table, String word) {
        List<String> names = table.texts().stream().map(TextColumn::name).toList();
        if (!names.contains(word)) {
            throw new StudyException("the table '" + table.name() + "' has no column of classes '" + word + "'"
                    + (names.isEmpty() ? "; it has none" : "; " + Nearest.hint(word, names, "columns of words")));
        }
        return LabelColumn.of(word, table.text(word).values());
    }
}
