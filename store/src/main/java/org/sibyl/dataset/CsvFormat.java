package org.sibyl.dataset;

import java.util.List;

/// What a text table is expected to look like. The separator (comma, semicolon, tab, or any white space) is
/// seen in the file's first row; empty lines and lines that begin with `#` are comments.
///
/// @param header whether the first row names the columns
/// @param missing what a cell without a number means
/// @param columns the columns to read, in this order, by name or by number: `waiting`, `column_2` and `2`
///     may be the same. The others may hold anything. Empty for all
public record CsvFormat(Header header, Missing missing, List<String> columns) {
    /// All columns, the first row names them if it has words and no number in it, and every cell is a
    /// finite number.
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

    /// Whether the first row names the columns.
    public enum Header {
        /// It does.
        PRESENT,
        /// It is a row of data; the columns are `column_1`, `column_2`, …
        ABSENT,
        /// It does unless a cell of it is a number. Of a file that begins with data, the last comment
        /// before them names the columns if it has a different word for each, as in `#age_1 age_2`;
        /// otherwise they are `column_1`, `column_2`, …
        DETECTED
    }

    /// What to do with a cell that is empty or holds `NA`, `N/A`, `NaN`, `null`, `none`, `-` or `?`; in a
    /// column of labels `none` and `-` are labels. Other words in a column of numbers are always an error
    /// that names the cell.
    public enum Missing {
        /// An error that names the cell. Infinities are too.
        REFUSED,
        /// NaN, and infinities are infinite.
        NAN,
        /// The row is left out; [TableReading] counts them. Infinities are an error.
        DROPPED
    }
}
