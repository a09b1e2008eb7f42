package org.sibyl.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

/// The rows of a file read so far, and which were left out.
final class CompleteRows {
    private final Path file;
    private final CsvFormat.Missing meaning;
    private final List<String> names;
    private final int[] columns;
    private final int labelColumn;
    private final int[] missing;
    private final long[] firstMissing;
    private final List<String> labels = new ArrayList<>();
    private double[] numbers;
    private int rows;
    private int dropped;

    /// @param names of all columns of the file
    /// @param columns the indices of those with numbers
    /// @param labelColumn the index of the labels, −1 without
    CompleteRows(Path file, CsvFormat.Missing meaning, List<String> names, int[] columns, int labelColumn) {
        this.file = file;
        this.meaning = meaning;
        this.names = names;
        this.columns = labelColumn < 0 ? columns : concat(columns, labelColumn);
        this.labelColumn = labelColumn;
        this.missing = new int[this.columns.length];
        this.firstMissing = new long[this.columns.length];
        this.numbers = new double[64 * width()];
    }

    void add(TextRecord row) {
        if (row.cells().size() != names.size()) {
            throw new StoreException(file + ", line " + row.line() + ": expected " + names.size() + " cells ("
                    + String.join(", ", names) + "), found " + row.cells().size());
        }
        makeRoom();
        boolean complete = true;
        for (int j = 0; j < columns.length; j++) {
            String text = row.cells().get(columns[j]).strip();
            boolean absent = j < width() ? NumberCell.isMissing(text) : NumberCell.isMissingLabel(text);
            if (absent && meaning == CsvFormat.Missing.DROPPED) {
                complete = false;
                firstMissing[j] = missing[j]++ == 0 ? row.line() : firstMissing[j];
            } else if (j < width()) {
                numbers[rows * width() + j] = number(text, row.line(), names.get(columns[j]));
            } else if (complete) {
                labels.add(label(text, row.line()));
            }
        }
        rows += complete ? 1 : 0;
        dropped += complete ? 0 : 1;
    }

    TableReading toReading() {
        List<MissingCells> lacking = IntStream.range(0, columns.length)
                .filter(j -> missing[j] > 0)
                .mapToObj(j -> new MissingCells(names.get(columns[j]), missing[j], firstMissing[j]))
                .toList();
        if (rows == 0 && dropped > 0) {
            throw new StoreException(file + " has no complete row: a value is missing in "
                    + TableReading.places(lacking) + "; leave out the columns that lack values");
        }
        if (rows == 0) {
            throw new StoreException(file + " has a line of column names but no rows of numbers");
        }
        List<String> chosen =
                Arrays.stream(columns).limit(width()).mapToObj(names::get).toList();
        Tensor values = Tensor.adopt(Arrays.copyOf(numbers, rows * width()), rows, width());
        Optional<LabelColumn> classes =
                labelColumn < 0 ? Optional.empty() : Optional.of(LabelColumn.of(names.get(labelColumn), labels));
        return new TableReading(file, new Table(chosen, values), classes, lacking, dropped);
    }

    private double number(String text, long line, String column) {
        double value = NumberCell.parse(text);
        if (Double.isFinite(value)) {
            return value;
        }
        boolean any = meaning == CsvFormat.Missing.NAN;
        if (any && Double.isInfinite(value)) {
            return value;
        }
        if (any && NumberCell.isMissing(text)) {
            return Double.NaN;
        }
        if (any && text.matches("(?i)[+-]?inf(inity)?")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw new StoreException(file + ", line " + line + ", column '" + column + "': expected a "
                + (any ? "" : "finite ") + "number, found " + (text.isEmpty() ? "an empty cell" : '"' + text + '"')
                + (NumberCell.isMissing(text)
                        ? "; fill it in or leave the row out"
                        : "; correct it or leave the column out"));
    }

    private String label(String text, long line) {
        if (NumberCell.isMissingLabel(text)) {
            throw new StoreException(file + ", line " + line + ", column '" + names.get(labelColumn)
                    + "': expected a label, found " + (text.isEmpty() ? "an empty cell" : '"' + text + '"')
                    + "; fill it in or leave the row out");
        }
        return text;
    }

    private int width() {
        return labelColumn < 0 ? columns.length : columns.length - 1;
    }

    private void makeRoom() {
        if ((rows + 1) * (long) width() <= numbers.length) {
            return;
        }
        if (2L * numbers.length > Integer.MAX_VALUE - 8) {
            throw new StoreException(file + " holds more than " + numbers.length
                    + " numbers in the chosen columns, too many for one table; choose fewer columns");
        }
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }

    private static int[] concat(int[] columns, int last) {
        int[] all = Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = last;
        return all;
    }
}
