package org.sibyl.dataset;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

/// Named columns of numbers, read from a text file or written to a CSV file. [TableReading] also says what
/// was left out, and reads a column of labels.
///
/// @param columns the names
/// @param values `[n, columns]`
public record Table(List<String> columns, Tensor values) {
    /// @throws IllegalArgumentException if there is not one name for each column
    public Table {
        columns = List.copyOf(columns);
        if (values.shape().rank() != 2 || values.columns() != columns.size()) {
            throw new IllegalArgumentException("the table has the shape " + values.shape() + " but " + columns.size()
                    + " columns are named; give a matrix with one name for each column");
        }
    }

    /// Reads a CSV file of numbers.
    ///
    /// @throws StoreException if the file is missing, or a cell is not a number; it names the line and the
    ///     column
    public static Table read(Path file) {
        return read(file, CsvFormat.DEFAULT);
    }

    /// Reads the named columns of a CSV file, in this order; the others may hold anything.
    ///
    /// @throws StoreException if the file or a column is missing, or a cell is not a number; it names the
    ///     line and the column
    public static Table read(Path file, List<String> columns) {
        return read(file, CsvFormat.DEFAULT.withHeader(CsvFormat.Header.PRESENT).withColumns(columns));
    }

    /// Reads a file of the given format.
    ///
    /// @throws StoreException as [TableReading#of(Path, CsvFormat)]
    public static Table read(Path file, CsvFormat format) {
        return TableReading.of(file, format).table();
    }

    /// The number of rows.
    public int rows() {
        return values.rows();
    }

    /// The numbers of one column.
    ///
    /// @throws StoreException if there is no such column
    public double[] column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new StoreException("there is no column '" + name + "'; the columns are " + columns);
        }
        return values.column(index);
    }

    /// Writes a CSV file with a line of names. Each number is the shortest text that gives the same number
    /// back, so that the file's bytes depend on the numbers alone.
    ///
    /// @throws StoreException if the file cannot be written; then nothing is
    public void write(Path file) {
        AtomicFile.write(file, out -> CsvTable.write(this, out));
    }
}
