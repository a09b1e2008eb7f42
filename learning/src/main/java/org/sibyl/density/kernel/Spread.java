package org.sibyl.density.kernel;

import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// The covariance of weighted rows, unbiased for weights that say how reliable a row is: Σ wᵢ (xᵢ − m)(xᵢ −
/// m)ᵀ / (W − Σ wᵢ² / W), with W = Σ wᵢ.
///
/// @param covariance `[d, d]`
/// @param effectiveRows W² / Σ wᵢ²
record Spread(Tensor covariance, double effectiveRows) {
    /// @throws DataException if there is only one row with weight, or a column is constant
    static Spread of(WeightedRows rows) {
        int n = rows.size();
        int d = rows.columns();
        double[] x = rows.x().toArray();
        double[] w = rows.weights().toArray();
        double total = 0;
        double squares = 0;
        int weighted = 0;
        for (double weight : w) {
            total += weight;
            squares += weight * weight;
            weighted += weight > 0 ? 1 : 0;
        }
        if (weighted < 2) {
            throw new DataException("a bandwidth rule needs at least 2 rows with weight, found " + weighted
                    + "; give more rows, or a bandwidth");
        }
        requireVariation(x, w, d);
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                mean[k] = Math.fma(w[i] / total, x[i * d + k], mean[k]);
            }
        }
        double[] sums = new double[d * d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                double weighed = w[i] * (x[i * d + k] - mean[k]);
                for (int j = 0; j <= k; j++) {
                    sums[k * d + j] = Math.fma(weighed, x[i * d + j] - mean[j], sums[k * d + j]);
                }
            }
        }
        double divisor = total - squares / total;
        for (int k = 0; k < d; k++) {
            for (int j = 0; j <= k; j++) {
                sums[k * d + j] /= divisor;
                sums[j * d + k] = sums[k * d + j];
            }
        }
        return new Spread(Tensor.adopt(sums, d, d), total * total / squares);
    }

    private static void requireVariation(double[] x, double[] w, int d) {
        for (int k = 0; k < d; k++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < w.length; i++) {
                if (w[i] > 0) {
                    least = Math.min(least, x[i * d + k]);
                    most = Math.max(most, x[i * d + k]);
                }
            }
            if (least == most) {
                throw new DataException(
                        "column " + (k + 1) + " is constant, " + least
                                + " in every row, so no rule finds a bandwidth for it; leave the column out, or give a bandwidth");
            }
        }
    }
}
