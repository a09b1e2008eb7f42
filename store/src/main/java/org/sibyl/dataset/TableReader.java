package org.sibyl.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;

/// Reads one text table, and says exactly where it is not what was expected.
///
/// @param label the column of labels, if one is wanted
record TableReader(Path file, CsvFormat format, Optional<String> label) {
    TableReading read() {
        if (!Files.exists(file)) {
            throw new StoreException("there is no file " + file + "; check the path, which is "
                    + file.toAbsolutePath().normalize());
        }
        if (Files.isDirectory(file)) {
            throw new StoreException(file + " is a folder, expected a CSV file");
        }
        try {
            Layout layout = Layout.of(file);
            try (TextRecords records = layout.open(file)) {
                return read(layout, records);
            }
        } catch (CsvParseException e) {
            throw new StoreException(file + " is not a CSV file: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
                throw new StoreException(file + " is not text in UTF-8, expected a table; save it in that encoding", e);
            }
            throw new StoreException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    private TableReading read(Layout layout, TextRecords records) {
        if (!records.hasNext()) {
            throw new StoreException(file + " is empty, expected a line of column names and rows of numbers");
        }
        TextRecord first = records.next();
        boolean named = switch (format.header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED -> Layout.isHeader(first.cells());
        };
        ColumnChoice choice = new ColumnChoice(file, names(layout, first, named));
        int labelIndex = label.map(choice::index).orElse(-1);
        int[] numbers = format.columns().isEmpty() ? choice.allBut(labelIndex) : choice.indices(format.columns());
        for (int index : numbers) {
            if (index == labelIndex) {
                throw new StoreException("the column '" + choice.names().get(index) + "' of " + file
                        + " is chosen as label and as number; leave it out of the numbers");
            }
        }
        if (numbers.length == 0) {
            throw new StoreException(file + " has no column besides the label '"
                    + choice.names().get(labelIndex) + "', expected columns of numbers");
        }
        CompleteRows rows = new CompleteRows(file, format.missing(), choice.names(), numbers, labelIndex);
        for (TextRecord record = named ? next(records) : first; record != null; record = next(records)) {
            rows.add(record);
        }
        return rows.toReading();
    }

    private List<String> names(Layout layout, TextRecord first, boolean named) {
        int columns = first.cells().size();
        if (named) {
            return first.cells().stream().map(String::strip).toList();
        }
        return format.header() == CsvFormat.Header.ABSENT ? Layout.numbered(columns) : layout.names(columns);
    }

    private static @Nullable TextRecord next(TextRecords records) {
        return records.hasNext() ? records.next() : null;
    }
}
