package org.sibyl.diagnostic;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.sibyl.numeric.Quantiles;
import org.sibyl.tensor.Tensor;

/// Distances of n predictions and one observation from the centre of all n + 1. Every number is a symmetric
/// function of the pool, so that the observation's rank is uniform if it is one more prediction.
///
/// Columns are first scaled by median and the half-widths of the central 68 % below and above it (z); columns that
/// are constant over the pool are left out. The joint distance is that of Mahalanobis for y = asinh(z), whose
/// covariance S outliers cannot dominate, shrunk towards its diagonal as (1 − λ) S + λ diag S with λ = d/(n + 1 +
/// d), so that it can be inverted with fewer predictions than observables. Within the pool it orders points as
/// their leave-one-out distances would.
///
/// @param mahalanobis the squared joint distances `[n + 1]`, the observation's last
/// @param largest max_j |z_j| `[n + 1]`, the observation's last
record PooledDistances(Tensor mahalanobis, Tensor largest) {
    static PooledDistances of(Tensor predictions, double[] observation) {
        int n = predictions.rows() + 1;
        double[][] columns = new double[observation.length][];
        int kept = 0;
        for (int j = 0; j < observation.length; j++) {
            double[] column = Arrays.copyOf(predictions.column(j), n);
            column[n - 1] = observation[j];
            if (Arrays.stream(column).anyMatch(x -> x != column[0])) {
                columns[kept++] = scaled(column);
            }
        }
        double[] largest = new double[n];
        for (int j = 0; j < kept; j++) {
            for (int i = 0; i < n; i++) {
                largest[i] = Math.max(largest[i], Math.abs(columns[j][i]));
            }
        }
        return new PooledDistances(
                Tensor.adopt(squaredMahalanobis(Arrays.copyOf(columns, kept), n), n), Tensor.adopt(largest, n));
    }

    private static double[] scaled(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double median = Quantiles.of(sorted, 0.5);
        double below = median - Quantiles.of(sorted, 0.158655);
        double above = Quantiles.of(sorted, 0.841345) - median;
        double deviation = Quantiles.standardDeviation(sorted);
        double[] z = new double[column.length];
        for (int i = 0; i < z.length; i++) {
            double width = column[i] < median ? below : above;
            z[i] = (column[i] - median) / (width > 0 ? width : deviation);
        }
        return z;
    }

    private static double[] squaredMahalanobis(double[][] z, int n) {
        int d = z.length;
        double[] squared = new double[n];
        if (d == 0) {
            return squared;
        }
        double[][] y = new double[d][n];
        for (int j = 0; j < d; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                y[j][i] = asinh(z[j][i]);
                mean += y[j][i] / n;
            }
            for (int i = 0; i < n; i++) {
                y[j][i] -= mean;
            }
        }
        double keep = 1 - d / (n + (double) d);
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += y[j][i] * y[k][i] / n;
                }
                covariance.set(j, k, j == k ? sum : keep * sum);
                covariance.set(k, j, covariance.get(j, k));
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(d);
        if (!solver.setA(covariance)) {
            throw new IllegalStateException("the shrunk covariance of " + d + " observables is not positive definite");
        }
        DMatrixRMaj centred = new DMatrixRMaj(d, n);
        for (int j = 0; j < d; j++) {
            System.arraycopy(y[j], 0, centred.data, j * n, n);
        }
        DMatrixRMaj solved = new DMatrixRMaj(d, n);
        solver.solve(centred, solved);
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                squared[i] += centred.get(j, i) * solved.get(j, i);
            }
        }
        return squared;
    }

    static double asinh(double z) {
        double a = Math.abs(z);
        return Math.copySign(StrictMath.log(a + Math.sqrt(a * a + 1)), z);
    }
}
