package org.sibyl.density.mixture;

import java.util.random.RandomGenerator;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Variates;

/// The rows that a start is made from, scaled to columns of variance 1.
///
/// @param x row-major, `[n, d]`
/// @param weights `[n]`
/// @param scales the standard deviations that the columns were divided by
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record StartRows(int size, int dimension, double[] x, double[] weights, double[] scales) {
    private static final int MOST = 10_000;

    static StartRows of(WeightedRows rows, double[] variances, RandomGenerator random) {
        int n = Math.min(rows.size(), MOST);
        int d = rows.columns();
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (n < order.length) {
            Variates.shuffle(random, order);
        }
        double[] scales = new double[d];
        for (int j = 0; j < d; j++) {
            scales[j] = Math.sqrt(variances[j]);
        }
        double[] x = new double[n * d];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                x[i * d + j] = rows.x().get(order[i], j) / scales[j];
            }
            weights[i] = rows.weights().get(order[i]);
        }
        return new StartRows(n, d, x, weights, scales);
    }

    /// |xᵢ − centre|²
    double squaredDistance(int i, double[] centre) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
            double deviation = x[i * dimension + j] - centre[j];
            sum = Math.fma(deviation, deviation, sum);
        }
        return sum;
    }

    /// A copy of row i.
    double[] row(int i) {
        double[] row = new double[dimension];
        System.arraycopy(x, i * dimension, row, 0, dimension);
        return row;
    }
}
