package org.sibyl.metric;

import org.sibyl.estimator.DataException;

/// A threshold and what deciding by it does to the rows it is judged on.
///
/// @param threshold rows that score at least this are called signal
/// @param confusion what comes of it
public record OperatingPoint(double threshold, ConfusionMatrix confusion) {
    /// The operating point of a threshold on these rows, such as that of a threshold that was chosen on
    /// others.
    ///
    /// @throws DataException if the threshold is NaN
    public static OperatingPoint at(double threshold, ScoredRows rows) {
        return new OperatingPoint(threshold, ConfusionMatrix.at(threshold, rows));
    }

    /// TP/(TP + FN)
    public double truePositiveRate() {
        return confusion.recall();
    }

    /// FP/(FP + TN)
    public double falsePositiveRate() {
        return confusion.falsePositiveRate();
    }

    /// TP/(TP + FP), the fraction of what is called signal that is signal; NaN where nothing is called so.
    public double purity() {
        return confusion.precision();
    }

    /// TP/(TP + FN), the fraction of the signal that is found.
    public double efficiency() {
        return confusion.recall();
    }
}
