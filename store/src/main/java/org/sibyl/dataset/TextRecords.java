package org.sibyl.dataset;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// The rows of a text file, without comments and empty lines.
interface TextRecords extends Iterator<TextRecord>, Closeable {
    /// Cells between separators, with quotes where RFC 4180 has them.
    static TextRecords separated(Path file, char separator) throws IOException {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(file);
        return new Separated(reader, reader.iterator());
    }

    /// Words between white space.
    static TextRecords words(Path file) throws IOException {
        return new Words(Files.newBufferedReader(file));
    }

    /// The words of a line.
    static List<String> words(String line) {
        StringTokenizer tokens = new StringTokenizer(line);
        List<String> words = new ArrayList<>(tokens.countTokens());
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /// A line without the mark that some programs put at the beginning of a file.
    static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /// Whether a line holds no row.
    static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /// As FastCSV reads them.
    record Separated(CsvReader<CsvRecord> reader, Iterator<CsvRecord> records) implements TextRecords {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public TextRecord next() {
            CsvRecord record = records.next();
            return new TextRecord(record.getStartingLineNumber(), record.getFields());
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /// Line by line.
    final class Words implements TextRecords {
        private final BufferedReader reader;
        private long line;
        private @Nullable String next;

        Words(BufferedReader reader) {
            this.reader = reader;
            advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public TextRecord next() {
            if (next == null) {
                throw new NoSuchElementException("the file has no more rows");
            }
            TextRecord record = new TextRecord(line, words(next));
            advance();
            return record;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private void advance() {
            try {
                do {
                    String read = reader.readLine();
                    next = read == null ? null : ++line == 1 ? withoutMark(read) : read;
                } while (next != null && isComment(next));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
