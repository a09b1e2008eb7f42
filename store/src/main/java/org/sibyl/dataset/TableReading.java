package org.sibyl.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sibyl.store.StoreException;

/// A table read from a text file, with what was left out of it.
///
/// @param file where it comes from
/// @param table the numbers of the complete rows
/// @param labels the class of each of these rows, if a column of labels was asked for
/// @param missing the columns that lack a number somewhere, in the order of the table, the labels last;
///     empty if none does
/// @param dropped how many rows were left out for a missing number or label
public record TableReading(
        Path file, Table table, Optional<LabelColumn> labels, List<MissingCells> missing, int dropped) {
    /// Copies the list.
    public TableReading {
        missing = List.copyOf(missing);
    }

    /// Reads numbers.
    ///
    /// @throws StoreException if there is no such file or column, the file holds no rows, rows differ in
    ///     length, or a cell is not a number; it names the line and the column, or the nearest column
    public static TableReading of(Path file, CsvFormat format) {
        return new TableReader(file, format, Optional.empty()).read();
    }

    /// Reads numbers, and a column whose values, words or numbers, are classes. Without chosen columns the
    /// numbers are all the others.
    ///
    /// @param label the column of labels, by name or by number
    /// @throws StoreException as [#of(Path, CsvFormat)], and if the column of labels is among the chosen
    ///     ones
    public static TableReading of(Path file, CsvFormat format, String label) {
        return new TableReader(file, format, Optional.of(label)).read();
    }

    /// One sentence for the reader of a report, as in `Read 88 rows of 2 columns from ages.dat; 3 rows were
    /// left out because a number is missing, in 'a' (2 rows, first line 7) and 'b' (line 12).`
    public String sentence() {
        int columns = table.columns().size();
        String read = "Read " + count(table.rows(), "row") + " of " + count(columns, "column") + " from "
                + file.getFileName();
        if (dropped == 0) {
            return read + ".";
        }
        return read + "; " + count(dropped, "row") + (dropped == 1 ? " was" : " were")
                + " left out because a value is missing, in " + places(missing) + ".";
    }

    static String places(List<MissingCells> missing) {
        List<String> places = missing.stream()
                .map(cells -> "'" + cells.column() + "' ("
                        + (cells.rows() == 1 ? "line " : cells.rows() + " rows, first line ") + cells.firstLine() + ")")
                .toList();
        int last = places.size() - 1;
        return last == 0 ? places.getFirst() : String.join(", ", places.subList(0, last)) + " and " + places.get(last);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
