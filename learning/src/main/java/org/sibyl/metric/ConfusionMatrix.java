package org.sibyl.metric;

import org.sibyl.estimator.DataException;

/// How often each decision met each truth, for two classes. Class 1 is the signal.
///
/// A rate whose denominator is zero, such as the precision where nothing is called signal, is NaN: it has
/// no value.
///
/// @param truePositives TP, signal that was called signal
/// @param falsePositives FP, noise that was called signal: false alarms
/// @param trueNegatives TN, noise that was called noise
/// @param falseNegatives FN, signal that was called noise: misses
public record ConfusionMatrix(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
    /// @throws IllegalArgumentException if a count is negative
    public ConfusionMatrix {
        if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException("a confusion matrix counts rows, found " + truePositives + ", "
                    + falsePositives + ", " + trueNegatives + " and " + falseNegatives + "; none can be negative");
        }
    }

    /// Calls signal what scores at least the threshold, and counts.
    ///
    /// @throws DataException if the threshold is NaN
    public static ConfusionMatrix at(double threshold, ScoredRows rows) {
        if (Double.isNaN(threshold)) {
            throw new DataException("the threshold is NaN, expected a number that scores can be compared with");
        }
        long[] counts = new long[4];
        for (int i = 0; i < rows.size(); i++) {
            int called = rows.scores().get(i) >= threshold ? 1 : 0;
            counts[2 * called + (int) rows.labels().get(i)]++;
        }
        return new ConfusionMatrix(counts[3], counts[2], counts[0], counts[1]);
    }

    /// n
    public long total() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    /// TP + FN
    public long positives() {
        return truePositives + falseNegatives;
    }

    /// TN + FP
    public long negatives() {
        return trueNegatives + falsePositives;
    }

    /// (TP + TN)/n, the fraction of right decisions. Where one class is rare, always naming the other
    /// scores high.
    public double accuracy() {
        return ratio(truePositives + trueNegatives, total());
    }

    /// TP/(TP + FP), the purity of what is called signal.
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /// TP/(TP + FN), the fraction of the signal that is found: sensitivity, detection efficiency,
    /// true-positive rate.
    public double recall() {
        return ratio(truePositives, positives());
    }

    /// 2 TP/(2 TP + FP + FN), the harmonic mean of precision and recall.
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /// TN/(TN + FP), the fraction of the noise that is called noise.
    public double specificity() {
        return ratio(trueNegatives, negatives());
    }

    /// FP/(TN + FP), the fraction of the noise that raises a false alarm.
    public double falsePositiveRate() {
        return ratio(falsePositives, negatives());
    }

    /// The mean of recall and specificity: 1/2 for a decision that ignores the row, whatever the class
    /// frequencies.
    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /// (TP TN − FP FN)/√((TP+FP)(TP+FN)(TN+FP)(TN+FN)), Matthews' correlation coefficient (1975) of
    /// decision and truth, between −1 and 1; NaN if either is constant.
    public double matthews() {
        double calledSignal = (double) truePositives + falsePositives;
        double calledNoise = (double) trueNegatives + falseNegatives;
        // The product of four counts of millions is beyond a long; of two square roots, within a double.
        double spread = Math.sqrt(calledSignal * calledNoise) * Math.sqrt((double) positives() * negatives());
        double covariance = (double) truePositives * trueNegatives - (double) falsePositives * falseNegatives;
        return spread == 0 ? Double.NaN : covariance / spread;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
