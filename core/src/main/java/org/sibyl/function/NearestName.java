package org.sibyl.function;

import java.util.Comparator;
import java.util.List;

/// What is said when a name is not one of those that are known.
final class NearestName {
    private NearestName() {}

    static String message(String what, String name, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .orElse("");
        String guess =
                distance(name, nearest) <= Math.max(2, name.length() / 2) ? "; did you mean '" + nearest + "'?" : "";
        return "there is no " + what + " '" + name + "'; the " + what + "s are " + known + guess;
    }

    /// The number of insertions, deletions and replacements of letters between two words (Levenshtein 1966).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
