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
        Tensor x = rows.x();
        Tensor w = rows.weights();
        double total = 0;
        double squares = 0;
        int weighted = 0;
        for (int i = 0; i < n; i++) {
            double weight = w.get(i);
            total += weight;
            squares += weight * weight;
            weighted += weight > 0 ? 1 : 0;
        }
        if (weighted < 2) {
            throw new DataException("a bandwidth rule needs at least 2 rows with weight, found " + weighted
                    + "; give more rows, or a bandwidth");
        }
        double[] mean = new double[d];
        for (int k = 0; k < d; k++) {
            mean[k] = sum(x, w, k) / total;
        }
        double[] sums = new double[d * d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                double weighed = w.get(i) * (x.get(i * d + k) - mean[k]);
                for (int j = 0; j <= k; j++) {
                    sums[k * d + j] = Math.fma(weighed, x.get(i * d + j) - mean[j], sums[k * d + j]);
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

    /// Σ wᵢ xᵢₖ, for a column that varies.
    private static double sum(Tensor x, Tensor w, int k) {
        int d = x.columns();
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < w.size(); i++) {
            if (w.get(i) > 0) {
                double value = x.get(i * d + k);
                sum = Math.fma(w.get(i), value, sum);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least == most) {
            throw new DataException("column " + (k + 1) + " is constant, " + least
                    + " in every row, so no rule finds a bandwidth for it; leave the column out, or give a bandwidth");
        }
        return sum;
    }
}
