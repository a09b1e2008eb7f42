package org.sibyl.dataset;

import java.util.Locale;
import java.util.Set;

/// What the text of one cell means.
final class NumberCell {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "-", "?");

    private NumberCell() {}

    /// The number, possibly infinite where the text is too large for float64, or NaN if the text is none.
    ///
    /// Decimal notation only: Java would also take `1d` and hexadecimal numbers.
    ///
    /// @param text without white space around it
    static double parse(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        char last = text.charAt(text.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            return Double.NaN;
        }
        char first = text.charAt(0);
        if (first > '9' || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static boolean isNumber(String text) {
        return !Double.isNaN(parse(text.strip()));
    }

    /// Whether the text stands for a number that is not there.
    ///
    /// @param text without white space around it
    static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /// Whether the text stands for a label that is not there; `-` and `none` may be labels.
    ///
    /// @param text without white space around it
    static boolean isMissingLabel(String text) {
        return isMissing(text) && !text.equals("-") && !text.equalsIgnoreCase("none");
    }
}
