package org.sibyl.dataset;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

/// Reads one CSV file, and says exactly where it is not what was expected.
final class CsvTable {
    private final Path file;
    private final CsvFormat format;

    CsvTable(Path file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    Table read() {
        if (!Files.exists(file)) {
            throw new StoreException("there is no file " + file + "; check the path, which is "
                    + file.toAbsolutePath().normalize());
        }
        if (Files.isDirectory(file)) {
            throw new StoreException(file + " is a folder, expected a CSV file");
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator())
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(file)) {
            return read(reader.iterator());
        } catch (CsvParseException e) {
            throw new StoreException(file + " is not a CSV file: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    static void write(Table table, OutputStream out) throws IOException {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        writer.writeRecord(table.columns());
        Tensor values = table.values();
        String[] cells = new String[values.columns()];
        for (int i = 0; i < values.rows(); i++) {
            for (int j = 0; j < cells.length; j++) {
                cells[j] = Double.toString(values.get(i, j));
            }
            writer.writeRecord(cells);
        }
        writer.flush();
    }

    private Table read(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new StoreException(file + " is empty, expected a line of column names and rows of numbers");
        }
        CsvRecord first = records.next();
        boolean named = switch (format.header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED -> !first.getFields().stream().allMatch(CsvTable::isNumber);
        };
        List<String> all = named
                ? first.getFields().stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.getFieldCount())
                        .mapToObj(j -> "column_" + j)
                        .toList();
        List<String> names = format.columns().isEmpty() ? all : format.columns();
        int[] indices = indices(all, names);
        Numbers numbers = new Numbers();
        if (!named) {
            numbers.add(first, all, indices);
        }
        while (records.hasNext()) {
            numbers.add(records.next(), all, indices);
        }
        if (numbers.rows == 0) {
            throw new StoreException(file + " has a line of column names but no rows of numbers");
        }
        return new Table(names, Tensor.adopt(numbers.toArray(), numbers.rows, indices.length));
    }

    private int[] indices(List<String> all, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : all) {
            if (names.contains(name) && !seen.add(name)) {
                throw new StoreException(file + " has two columns named '" + name + "'; rename one of them");
            }
        }
        return names.stream()
                .mapToInt(name -> {
                    int index = all.indexOf(name);
                    if (index < 0) {
                        throw new StoreException(
                                file + " has no column '" + name + "'; its columns are " + String.join(", ", all));
                    }
                    return index;
                })
                .toArray();
    }

    private double number(String cell, long line, String column) {
        String text = cell.strip();
        boolean any = format.missing() == CsvFormat.Missing.NAN;
        if (any && (text.isEmpty() || text.equalsIgnoreCase("na") || text.equalsIgnoreCase("nan"))) {
            return Double.NaN;
        }
        if (isNumber(text)) {
            double value = Double.parseDouble(text);
            if (any || Double.isFinite(value)) {
                return value;
            }
        }
        if (any && text.matches("(?i)[+-]?inf(inity)?")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw new StoreException(file + ", line " + line + ", column '" + column + "': expected a "
                + (any ? "" : "finite ") + "number, found " + (text.isEmpty() ? "an empty cell" : '"' + cell + '"'));
    }

    /// Decimal notation only: Java would also take `1d` and hexadecimal numbers.
    private static boolean isNumber(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || "0123456789.".indexOf(text.charAt(text.length() - 1)) < 0 || text.contains("x")) {
            return false;
        }
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private char separator() throws IOException {
        String line = "";
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String next = reader.readLine(); next != null && line.isEmpty(); next = reader.readLine()) {
                line = next.startsWith("#")
                        ? ""
                        : next.replaceAll("\"[^\"]*\"", "").strip();
            }
        }
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /// The rows read so far.
    private final class Numbers {
        private final List<double[]> blocks = new ArrayList<>();
        private int rows;

        void add(CsvRecord row, List<String> all, int[] indices) {
            if (row.getFieldCount() != all.size()) {
                throw new StoreException(file + ", line " + row.getStartingLineNumber() + ": expected " + all.size()
                        + " cells (" + String.join(", ", all) + "), found " + row.getFieldCount());
            }
            double[] values = new double[indices.length];
            for (int j = 0; j < indices.length; j++) {
                values[j] = number(row.getField(indices[j]), row.getStartingLineNumber(), all.get(indices[j]));
            }
            blocks.add(values);
            rows++;
        }

        double[] toArray() {
            return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
        }
    }
}
