package org.sibyl.classify;

import java.util.OptionalInt;

/// The factor L of a symmetric positive definite matrix A = L Lᵀ, or the first column that keeps it from
/// being definite.
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Cholesky(double[][] factor, OptionalInt dependent) {
    /// What is left of a column's square when the columns before it are taken out, below which it is
    /// rounding.
    private static final double LEAST_LEFT = 1e-11;

    /// @param upper A, of which the upper triangle is read
    static Cholesky of(double[][] upper) {
        int n = upper.length;
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = upper[j][i];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i > j) {
                    factor[i][j] = sum / factor[j][j];
                } else if (sum > LEAST_LEFT * upper[j][j]) {
                    factor[j][j] = Math.sqrt(sum);
                } else {
                    return new Cholesky(factor, OptionalInt.of(j));
                }
            }
        }
        return new Cholesky(factor, OptionalInt.empty());
    }

    /// A⁻¹ b
    double[] solve(double[] b) {
        int n = factor.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /// A⁻¹
    double[][] inverse() {
        int n = factor.length;
        double[][] inverse = new double[n][];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            inverse[j] = solve(unit);
        }
        return inverse;
    }
}
