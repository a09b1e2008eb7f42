package org.sibyl.testkit;

import java.util.function.UnaryOperator;

/// The log-determinant of a Jacobian by finite differences, and elimination with partial pivoting.
final class Jacobian {
    private Jacobian() {}

    /// log |det ∂f/∂z| at z. Central differences of steps h and h/2, extrapolated: the error is of order h⁴.
    static double logDet(UnaryOperator<double[]> f, double[] z) {
        int d = z.length;
        double[][] matrix = new double[d][d];
        for (int j = 0; j < d; j++) {
            double h = 1e-3 * Math.max(1, Math.abs(z[j]));
            double[] coarse = slope(f, z, j, h);
            double[] fine = slope(f, z, j, 0.5 * h);
            for (int i = 0; i < d; i++) {
                matrix[i][j] = (4 * fine[i] - coarse[i]) / 3;
            }
        }
        return logDet(matrix);
    }

    private static double[] slope(UnaryOperator<double[]> f, double[] z, int j, double h) {
        double[] shifted = z.clone();
        shifted[j] = z[j] + h;
        double above = shifted[j];
        double[] right = f.apply(shifted.clone());
        shifted[j] = z[j] - h;
        double below = shifted[j];
        double[] left = f.apply(shifted);
        double[] slope = new double[right.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (right[i] - left[i]) / (above - below);
        }
        return slope;
    }

    private static double logDet(double[][] matrix) {
        double sum = 0;
        for (int k = 0; k < matrix.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < matrix.length; i++) {
                if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = matrix[pivot];
            matrix[pivot] = matrix[k];
            matrix[k] = row;
            sum += Math.log(Math.abs(row[k]));
            for (int i = k + 1; i < matrix.length; i++) {
                double ratio = matrix[i][k] / row[k];
                for (int j = k; j < matrix.length; j++) {
                    matrix[i][j] -= ratio * row[j];
                }
            }
        }
        return sum;
    }
}
