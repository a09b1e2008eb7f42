package org.sibyl.metric;

import java.util.Arrays;
import org.sibyl.estimator.DataException;

/// The receiver operating characteristic: for every threshold, which fraction of the signal is found and
/// which fraction of the noise raises a false alarm.
///
/// One point for each distinct score, from the highest: at point i all rows with a score of at least
/// `threshold(i)` are called signal, so that rows with equal scores are decided alike. Point 0 has the
/// threshold +∞ and calls nothing signal, the last calls everything so.
public final class RocCurve {
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    private RocCurve(double[] thresholds, int[] truePositives, int[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /// The curve of these rows.
    ///
    /// @throws DataException if a class has no row
    public static RocCurve of(ScoredRows rows) {
        rows.requireBothClasses("a ROC curve");
        SortedScores sorted = SortedScores.of(rows);
        long[] ones = sorted.positives();
        long[] zeros = sorted.negatives();
        double[] thresholds = new double[rows.size() + 1];
        int[] truePositives = new int[rows.size() + 1];
        int[] falsePositives = new int[rows.size() + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        int points = 1;
        int i = ones.length - 1;
        int j = zeros.length - 1;
        while (i >= 0 || j >= 0) {
            long key = j < 0 || (i >= 0 && Long.compareUnsigned(ones[i], zeros[j]) > 0) ? ones[i] : zeros[j];
            while (i >= 0 && ones[i] == key) {
                i--;
            }
            while (j >= 0 && zeros[j] == key) {
                j--;
            }
            thresholds[points] = SortedScores.score(key);
            truePositives[points] = ones.length - 1 - i;
            falsePositives[points] = zeros.length - 1 - j;
            points++;
        }
        return new RocCurve(
                Arrays.copyOf(thresholds, points),
                Arrays.copyOf(truePositives, points),
                Arrays.copyOf(falsePositives, points));
    }

    /// The number of points: one more than the distinct scores.
    public int size() {
        return thresholds.length;
    }

    /// The score from which on rows are called signal at point i.
    public double threshold(int i) {
        return thresholds[i];
    }

    /// TP/(TP + FN) at point i, increasing with i.
    public double truePositiveRate(int i) {
        return (double) truePositives[i] / positives();
    }

    /// FP/(FP + TN) at point i, increasing with i.
    public double falsePositiveRate(int i) {
        return (double) falsePositives[i] / negatives();
    }

    /// The counts at point i.
    public ConfusionMatrix confusion(int i) {
        return new ConfusionMatrix(
                truePositives[i], falsePositives[i], negatives() - falsePositives[i], positives() - truePositives[i]);
    }

    /// What is decided at point i.
    public OperatingPoint point(int i) {
        return new OperatingPoint(thresholds[i], confusion(i));
    }

    /// The number of rows of class 1.
    public int positives() {
        return truePositives[truePositives.length - 1];
    }

    /// The number of rows of class 0.
    public int negatives() {
        return falsePositives[falsePositives.length - 1];
    }

    /// The area under the curve by trapezoids, which is P(score of signal > score of noise) + ½ P(equal)
    /// over all pairs of a row of each class (Hanley and McNeil 1982), counted in whole numbers.
    public double area() {
        long twice = 0;
        for (int i = 1; i < size(); i++) {
            twice += (long) (falsePositives[i] - falsePositives[i - 1]) * (truePositives[i] + truePositives[i - 1]);
        }
        return twice / (2.0 * positives() * negatives());
    }

    /// The curve with at most so many points, for a picture: the first, the last, and of the others those
    /// that reach furthest along it. The area is not kept.
    ///
    /// @throws IllegalArgumentException if fewer than two points are asked for
    public RocCurve thinned(int points) {
        if (points < 2) {
            throw new IllegalArgumentException("a curve has at least 2 points, found " + points + "; ask for more");
        }
        if (size() <= points) {
            return this;
        }
        double[] keptThresholds = new double[points];
        int[] keptTrue = new int[points];
        int[] keptFalse = new int[points];
        int at = 0;
        for (int p = 0; p < points; p++) {
            // Equal steps of the length |Δ TPR| + |Δ FPR|, whose total is 2.
            double goal = 2.0 * p / (points - 1);
            while (at < size() - 1 && (truePositiveRate(at) + falsePositiveRate(at) < goal || p == points - 1)) {
                at++;
            }
            keptThresholds[p] = thresholds[at];
            keptTrue[p] = truePositives[at];
            keptFalse[p] = falsePositives[at];
        }
        return new RocCurve(keptThresholds, keptTrue, keptFalse);
    }
}
