package org.sibyl.workflow.study;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Position;

/// A small CSV file with a header, for observations; numbers are checked when a column is asked for, so that a column
/// of dates hurts nobody.
final class CsvColumns {
    private final Fields study;
    private final String name;
    private final List<String> header;
    private final List<NamedCsvRecord> records;

    private CsvColumns(Fields study, String name, List<NamedCsvRecord> records) {
        this.study = study;
        this.name = name;
        this.records = records;
        this.header = records.getFirst().getHeader().stream().map(String::strip).toList();
    }

    /// The file that the study names under a key.
    ///
    /// @param what the file's role, for messages
    /// @throws StudyException if it is not there, cannot be read, or has no rows
    static CsvColumns read(Fields study, String key, String what, Path folder) {
        String name = study.requiredText(key);
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw study.wrong(
                    key,
                    "the " + what + " '" + name + "' is not there; looked for " + file
                            + "; check the name and the folder");
        }
        List<NamedCsvRecord> records = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(records::add);
        } catch (IOException | UncheckedIOException e) {
            throw new StudyException(
                    "the " + what + " " + file + " cannot be read (" + e.getMessage() + "); save it as UTF-8 text", e);
        } catch (CsvParseException e) {
            throw new StudyException("the " + what + " " + file + " is not a CSV table: " + e.getMessage(), e);
        }
        if (records.isEmpty()) {
            throw study.wrong(
                    key, "the " + what + " '" + name + "' has no rows; expected a header and the values below it");
        }
        CsvColumns columns = new CsvColumns(study, name, records);
        if (new LinkedHashSet<>(columns.header).size() < columns.header.size()) {
            throw study.wrong(
                    key,
                    "the " + what + " '" + name + "' names a column twice; rename one of "
                            + String.join(", ", columns.header));
        }
        return columns;
    }

    String name() {
        return name;
    }

    List<String> header() {
        return header;
    }

    int rows() {
        return records.size();
    }

    /// Refuses a column that is not there, at the place in the study that names it.
    void require(String column, Position position) {
        if (!header.contains(column)) {
            throw study.wrong(
                    position,
                    "'" + name + "' has no column '" + column + "'; " + Nearest.hint(column, header, "columns"));
        }
    }

    List<String> texts(String column) {
        int index = header.indexOf(column);
        List<String> texts = new ArrayList<>();
        for (NamedCsvRecord record : records) {
            if (index >= record.getFieldCount()) {
                throw new StudyException(place(record) + ": the row has " + record.getFieldCount()
                        + " fields but the header has " + header.size() + "; complete the row");
            }
            texts.add(record.getField(index).strip());
        }
        return texts;
    }

    /// A column as finite numbers.
    ///
    /// @throws StudyException that names the line of the first field that is not one
    double[] numbers(String column) {
        List<String> texts = texts(column);
        double[] numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(texts.get(i));
            if (!Double.isFinite(numbers[i])) {
                String found = texts.get(i).isEmpty() ? "nothing" : "'" + texts.get(i) + "'";
                throw new StudyException(
                        place(records.get(i)) + ": column '" + column + "' must hold finite numbers, found " + found
                                + "; put the number that was seen, or remove the row");
            }
        }
        return numbers;
    }

    private String place(NamedCsvRecord record) {
        return name + ":" + record.getStartingLineNumber();
    }

    private static double number(String text) {
        try {
            // Double.parseDouble also takes 1d and 0x1p3, which are slips in a table.
            return text.matches("[-+0-9.eE]+") ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
