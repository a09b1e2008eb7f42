package org.sibyl.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How a file is cut into cells, and what a comment above its rows calls them; seen from its first lines.
///
/// The separator is the one of comma, semicolon and tab that stands most often in the first row. Where none
/// of them does and the first two rows have the same number of words, more than one, words are the cells.
///
/// @param separator between cells, a space for any white space
/// @param comment the last comment before the first row, without its number signs; empty if there is none
record Layout(char separator, String comment) {
    private static final char WHITE_SPACE = ' ';
    private static final char[] SEPARATORS = {',', ';', '\t'};

    static Layout of(Path file) throws IOException {
        String comment = "";
        List<String> rows = new ArrayList<>(2);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null && rows.size() < 2; line = reader.readLine()) {
                String text = TextRecords.withoutMark(line);
                if (!TextRecords.isComment(text)) {
                    rows.add(text.replaceAll("\"[^\"]*\"", "\"\""));
                } else if (rows.isEmpty() && text.startsWith("#")) {
                    comment = text.replaceAll("^#+", "").strip();
                }
            }
        }
        return new Layout(rows.isEmpty() ? ',' : separator(rows), comment);
    }

    TextRecords open(Path file) throws IOException {
        return separator == WHITE_SPACE ? TextRecords.words(file) : TextRecords.separated(file, separator);
    }

    /// Whether the first row names the columns: it has words in it and no number.
    static boolean isHeader(List<String> cells) {
        return cells.stream().noneMatch(NumberCell::isNumber)
                && !cells.stream().map(String::strip).allMatch(NumberCell::isMissing);
    }

    /// The names of columns that no row names: those of the comment, if it has a different word for each of
    /// them, or `column_1`, `column_2`, …
    List<String> names(int columns) {
        List<String> names = separator == WHITE_SPACE
                ? TextRecords.words(comment)
                : Pattern.compile(Character.toString(separator), Pattern.LITERAL)
                        .splitAsStream(comment)
                        .map(String::strip)
                        .toList();
        boolean usable = names.size() == columns
                && new HashSet<>(names).size() == columns
                && names.stream().noneMatch(name -> name.isEmpty() || NumberCell.isNumber(name));
        return usable ? names : numbered(columns);
    }

    static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(j -> "column_" + j).toList();
    }

    private static char separator(List<String> rows) {
        char best = WHITE_SPACE;
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = rows.getFirst().chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        if (most > 0) {
            return best;
        }
        int words = TextRecords.words(rows.getFirst()).size();
        // A single column may have a name of several words.
        return words > 1 && words == TextRecords.words(rows.getLast()).size() ? WHITE_SPACE : ',';
    }
}
