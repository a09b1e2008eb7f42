package org.sibyl.dataset;

import java.util.List;

/// What a CSV file is expected to look like. The separator (comma, semicolon or tab) is seen in the file's first line;
/// empty lines and lines that begin with `#` are comments.
///
/// @param header whether the first line names the columns
/// @param missing what an empty cell or one without a finite number means
/// @param columns the columns to read, in this order; the others may hold anything. Empty for all
public record CsvFormat(Header header, Missing missing, List<String> columns) {
    /// All columns, the first line names them if it has words in it, and every cell is a finite number.
    public static final CsvFormat DEFAULT = new CsvFormat(Header.DETECTED, Missing.REFUSED, List.of());

    /// Copies the list.
    public CsvFormat {
        columns = List.copyOf(columns);
    }

    /// The same with or without a line of names.
    public CsvFormat withHeader(Header expected) {
        return new CsvFormat(expected, missing, columns);
    }

    /// The same with another meaning of missing numbers.
    public CsvFormat withMissing(Missing meaning) {
        return new CsvFormat(header, meaning, columns);
    }

    /// The same for these columns alone.
    public CsvFormat withColumns(List<String> names) {
        return new CsvFormat(header, missing, names);
    }

    /// Whether the first line names the columns.
    public enum Header {
        /// It does.
        PRESENT,
        /// It is a row of numbers; the columns are `column_1`, `column_2`, …
        ABSENT,
        /// It does unless every cell of it is a number.
        DETECTED
    }

    /// What to do with a cell that is empty or holds NaN or an infinity.
    public enum Missing {
        /// An error that names the cell.
        REFUSED,
        /// Empty cells, `NA` and `NaN` are NaN, infinities are infinite. Words are an error still.
        NAN
    }
}
