package org.sibyl.metric;

import java.util.Arrays;
import org.sibyl.estimator.DataException;

/// Of each row, the fraction of the rows of the other class that it is ordered rightly with, half for equal
/// scores: what DeLong's variance is made of.
///
/// @param positives V₁₀ of the rows of class 1
/// @param negatives V₀₁ of the rows of class 0
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record PlacementValues(double[] positives, double[] negatives) {
    /// In the rows' order, so that two scores of the same rows can be compared.
    static PlacementValues inOrder(ScoredRows rows) {
        SortedScores sorted = sorted(rows);
        long[] ones = sorted.positives();
        long[] zeros = sorted.negatives();
        double[] positives = new double[ones.length];
        double[] negatives = new double[zeros.length];
        int one = 0;
        int zero = 0;
        for (int i = 0; i < rows.size(); i++) {
            long key = SortedScores.key(rows.scores().get(i));
            if (rows.labels().get(i) == 1) {
                positives[one++] = midrank(zeros, key) / zeros.length;
            } else {
                negatives[zero++] = 1 - midrank(ones, key) / ones.length;
            }
        }
        return new PlacementValues(positives, negatives);
    }

    /// In the order of the scores, in one go through both classes.
    static PlacementValues byScore(ScoredRows rows) {
        SortedScores sorted = sorted(rows);
        double[] positives = midranks(sorted.positives(), sorted.negatives());
        double[] negatives = midranks(sorted.negatives(), sorted.positives());
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = 1 - negatives[i];
        }
        return new PlacementValues(positives, negatives);
    }

    private static SortedScores sorted(ScoredRows rows) {
        rows.requireBothClasses("the variance of an area under a ROC curve");
        SortedScores sorted = SortedScores.of(rows);
        if (sorted.positives().length < 2 || sorted.negatives().length < 2) {
            throw new DataException("the variance of an area under a ROC curve needs two rows of each class, found "
                    + sorted.positives().length + " of class 1 and " + sorted.negatives().length + " of class 0");
        }
        return sorted;
    }

    /// The fraction of the others below each key, and half of those that are equal.
    private static double[] midranks(long[] keys, long[] others) {
        double[] midranks = new double[keys.length];
        int below = 0;
        int notAbove = 0;
        for (int i = 0; i < keys.length; i++) {
            while (below < others.length && Long.compareUnsigned(others[below], keys[i]) < 0) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < others.length && others[notAbove] == keys[i]) {
                notAbove++;
            }
            midranks[i] = (below + notAbove) / 2.0 / others.length;
        }
        return midranks;
    }

    /// The area.
    double mean() {
        return Arrays.stream(positives).sum() / positives.length;
    }

    /// The covariance of two areas; of an area with itself, its variance.
    double covariance(PlacementValues other) {
        return covariance(positives, other.positives) / positives.length
                + covariance(negatives, other.negatives) / negatives.length;
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).sum() / a.length;
        double meanB = Arrays.stream(b).sum() / b.length;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    /// The number of keys below, and half of those that are equal.
    private static double midrank(long[] sorted, long key) {
        int below = firstNotBelow(sorted, key);
        int notAbove = key == -1 ? sorted.length : firstNotBelow(sorted, key + 1);
        return (below + notAbove) / 2.0;
    }

    private static int firstNotBelow(long[] sorted, long key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(sorted[middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
