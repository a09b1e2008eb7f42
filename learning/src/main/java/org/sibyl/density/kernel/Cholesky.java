package org.sibyl.density.kernel;

import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// The lower triangle L of H = L Lᵀ: scales rows by L⁻¹ and draws by L.
final class Cholesky {
    private final int d;
    private final double[] lower;

    private Cholesky(int d, double[] lower) {
        this.d = d;
        this.lower = lower;
    }

    /// @throws DataException if the matrix is not positive definite, with the column that makes it so
    static Cholesky of(Tensor matrix) {
        int d = matrix.rows();
        double[] lower = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix.get(i, j);
                for (int k = 0; k < j; k++) {
                    sum = Math.fma(-lower[i * d + k], lower[j * d + k], sum);
                }
                if (i == j) {
                    // What rounding leaves of a column that the ones before it determine.
                    double floor = 4 * d * Math.ulp(1.0) * matrix.get(i, i);
                    if (!(sum > floor) || !(matrix.get(i, i) > 0) || Double.isInfinite(sum)) {
                        throw new DataException("the bandwidth matrix is singular at column " + (i + 1)
                                + ": expected columns that are neither constant nor sums of others; leave that column "
                                + "out, or give a bandwidth for each column");
                    }
                    lower[i * d + i] = Math.sqrt(sum);
                } else {
                    lower[i * d + j] = sum / lower[j * d + j];
                }
            }
        }
        return new Cholesky(d, lower);
    }

    /// ln det L
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += StrictMath.log(lower[i * d + i]);
        }
        return sum;
    }

    /// to = L⁻¹ x; in place if arrays and offsets are the same.
    void scale(double[] x, int from, double[] to, int at) {
        for (int i = 0; i < d; i++) {
            double sum = x[from + i];
            for (int j = 0; j < i; j++) {
                sum = Math.fma(-lower[i * d + j], to[at + j], sum);
            }
            to[at + i] = sum / lower[i * d + i];
        }
    }

    /// L u, in place.
    void unscale(double[] u) {
        for (int i = d - 1; i >= 0; i--) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum = Math.fma(lower[i * d + j], u[j], sum);
            }
            u[i] = sum;
        }
    }
}
