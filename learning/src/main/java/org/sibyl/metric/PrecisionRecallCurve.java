package org.sibyl.metric;

import org.sibyl.estimator.DataException;

/// Purity against efficiency for every threshold. Unlike the ROC curve it depends on how frequent the
/// classes are, which is what matters where signal is rare.
///
/// @param roc the same thresholds and counts
public record PrecisionRecallCurve(RocCurve roc) {
    /// The curve of these rows.
    ///
    /// @throws DataException if a class has no row
    public static PrecisionRecallCurve of(ScoredRows rows) {
        return new PrecisionRecallCurve(RocCurve.of(rows));
    }

    /// The number of points, one for each distinct score.
    public int size() {
        return roc.size() - 1;
    }

    /// The score from which on rows are called signal at point i, decreasing with i.
    public double threshold(int i) {
        return roc.threshold(i + 1);
    }

    /// TP/(TP + FP) at point i.
    public double precision(int i) {
        return roc.confusion(i + 1).precision();
    }

    /// TP/(TP + FN) at point i, increasing with i.
    public double recall(int i) {
        return roc.truePositiveRate(i + 1);
    }

    /// Σ (recallᵢ − recallᵢ₋₁) precisionᵢ, the area under the curve by steps, as scikit-learn has it. The
    /// share of class 1 for scores without information, 1 for perfect ones.
    public double averagePrecision() {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < size(); i++) {
            sum += (recall(i) - before) * precision(i);
            before = recall(i);
        }
        return sum;
    }
}
