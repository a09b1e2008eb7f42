package org.sibyl.metric;

import java.util.Arrays;
import org.sibyl.tensor.Tensor;

/// The scores of each class as whole numbers in the same order, sorted: equal scores give equal keys.
///
/// A float64 becomes a key by flipping its sign bit, and the others too where it is negative, so that keys
/// compare as unsigned numbers; −0 counts as 0. Keys are sorted by digits of 11 bits, the least significant
/// first: six passes over the data, fewer where all keys agree in a digit (Knuth, The Art of Computer
/// Programming 3, section 5.2.5).
///
/// @param positives keys of class 1, increasing
/// @param negatives keys of class 0, increasing
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record SortedScores(long[] positives, long[] negatives) {
    private static final int DIGIT = 11;
    private static final int RADIX = 1 << DIGIT;
    private static final int PASSES = 6;
    private static final int SMALL = 2_000;

    static SortedScores of(ScoredRows rows) {
        long[] positives = new long[rows.positives()];
        long[] negatives = new long[rows.size() - positives.length];
        Tensor scores = rows.scores();
        Tensor labels = rows.labels();
        int ones = 0;
        for (int i = 0; i < scores.size(); i++) {
            long key = key(scores.get(i));
            if (labels.get(i) == 1) {
                positives[ones++] = key;
            } else {
                negatives[i - ones] = key;
            }
        }
        return new SortedScores(sorted(positives), sorted(negatives));
    }

    static long key(double score) {
        long bits = Double.doubleToRawLongBits(score + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    static double score(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }

    /// Sorts unsigned numbers; may use the array.
    private static long[] sorted(long[] keys) {
        return keys.length < SMALL ? sortedByComparison(keys) : sortedByDigits(keys);
    }

    private static long[] sortedByComparison(long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            keys[i] ^= Long.MIN_VALUE;
        }
        return keys;
    }

    private static long[] sortedByDigits(long[] keys) {
        int[][] counts = counts(keys);
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int pass = 0; pass < PASSES; pass++) {
            int[] next = counts[pass];
            int shift = pass * DIGIT;
            if (next[(int) (from[0] >>> shift) & (RADIX - 1)] == from.length) {
                continue;
            }
            int start = 0;
            for (int digit = 0; digit < RADIX; digit++) {
                int count = next[digit];
                next[digit] = start;
                start += count;
            }
            for (long key : from) {
                to[next[(int) (key >>> shift) & (RADIX - 1)]++] = key;
            }
            long[] free = from;
            from = to;
            to = free;
        }
        return from;
    }

    private static int[][] counts(long[] keys) {
        int[][] counts = new int[PASSES][RADIX];
        for (long key : keys) {
            counts[0][(int) key & (RADIX - 1)]++;
            counts[1][(int) (key >>> DIGIT) & (RADIX - 1)]++;
            counts[2][(int) (key >>> (2 * DIGIT)) & (RADIX - 1)]++;
            counts[3][(int) (key >>> (3 * DIGIT)) & (RADIX - 1)]++;
            counts[4][(int) (key >>> (4 * DIGIT)) & (RADIX - 1)]++;
            counts[5][(int) (key >>> (5 * DIGIT))]++;
        }
        return counts;
    }
}
