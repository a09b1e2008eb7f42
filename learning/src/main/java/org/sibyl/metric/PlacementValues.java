package org.sibyl.metric;

import java.util.Arrays;
import org.sibyl.estimator.DataException;

/// Of each row, the fraction of the rows of the other class that it is ordered rightly with, half for equal
/// scores: what DeLong's variance is made of. In the rows' order.
///
/// @param positives V₁₀ of the rows of class 1
/// @param negatives V₀₁ of the rows of class 0
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record PlacementValues(double[] positives, double[] negatives) {
    static PlacementValues of(ScoredRows rows) {
        rows.requireBothClasses("the variance of an area under a ROC curve");
        SortedScores sorted = SortedScores.of(rows);
        long[] ones = sorted.positives();
        long[] zeros = sorted.negatives();
        if (ones.length < 2 || zeros.length < 2) {
            throw new DataException("the variance of an area under a ROC curve needs two rows of each"
                    + " class, found " + ones.length + " of class 1 and " + zeros.length + " of class 0");
        }
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
