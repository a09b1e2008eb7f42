package org.sibyl.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The nearest of the words that would have been right, for messages about a wrong one.
///
/// The distance is that of Damerau and Levenshtein with adjacent transpositions (optimal string alignment), ignoring
/// case: the number of letters inserted, deleted, changed or swapped with their neighbour.
public final class Nearest {
    private Nearest() {}

    /// The word at the smallest distance, if that is at most a third of the letters (and at least one is allowed,
    /// but not all of them). Ties go to the word that comes first.
    public static Optional<String> of(String wrong, Collection<String> right) {
        int allowed = Math.min(wrong.length() - 1, Math.max(1, (wrong.length() + 2) / 3));
        return right.stream()
                .filter(word -> distance(wrong, word) <= allowed)
                .min(Comparator.comparingInt(word -> distance(wrong, word)));
    }

    /// The end of a sentence about an unknown word: the nearest one, or all that there are.
    ///
    /// @param noun what the words are, in the plural, as in `keys here`
    public static String hint(String wrong, Collection<String> right, String noun) {
        return of(wrong, right)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "the " + noun + " are " + String.join(", ", right));
    }

    /// The number of single-letter edits between two words, without regard to case.
    static int distance(String a, String b) {
        String s = a.toLowerCase(java.util.Locale.ROOT);
        String t = b.toLowerCase(java.util.Locale.ROOT);
        int[][] d = new int[s.length() + 1][t.length() + 1];
        for (int i = 0; i <= s.length(); i++) {
            for (int j = 0; j <= t.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[s.length()][t.length()];
    }
}
