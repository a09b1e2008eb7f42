package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of numbers that are checked, and rounded to what a figure can show.
final class Finite {
    private static final int DIGITS = 6;

    private Finite() {}

    /// A copy.
    ///
    /// @throws IllegalArgumentException if a number is not finite
    static List<Double> copy(String what, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            check(what + " at " + i, values.get(i));
        }
        return List.copyOf(values);
    }

    /// The numbers to six significant digits.
    ///
    /// @throws IllegalArgumentException if a number is not finite
    static List<Double> rounded(String what, double... values) {
        List<Double> list = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            list.add(Rounding.significant(check(what + " at " + i, values[i]), DIGITS));
        }
        return List.copyOf(list);
    }

    /// The numbers to six significant digits, null where one is not finite.
    static List<@Nullable Double> roundedOrNull(List<? extends @Nullable Double> values) {
        List<@Nullable Double> list = new ArrayList<>(values.size());
        for (@Nullable Double value : values) {
            list.add(orNull(value));
        }
        return java.util.Collections.unmodifiableList(list);
    }

    /// The number to six significant digits, null if it is not finite.
    static @Nullable Double orNull(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : Double.valueOf(Rounding.significant(value, DIGITS));
    }

    static double check(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, found " + value + "; leave it out");
        }
        return value;
    }

    /// As many values as places, thinned evenly to at most `most`.
    static int[] thinned(int count, int most) {
        int kept = Math.min(count, most);
        int[] indices = new int[kept];
        for (int i = 0; i < kept; i++) {
            indices[i] = (int) ((2L * i + 1) * count / (2L * kept));
        }
        return indices;
    }
}
