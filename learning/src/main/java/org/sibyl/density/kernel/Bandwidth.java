package org.sibyl.density.kernel;

import java.util.Arrays;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// How wide the kernels are: the matrix H = L Lᵀ of the scaled distance u² = (x − xᵢ)ᵀ H⁻¹ (x − xᵢ). With the
/// Gaussian kernel H is its covariance; a compact kernel ends at u = 1.
public sealed interface Bandwidth {
    /// H = h² I.
    ///
    /// @param h in units of the data
    record Scalar(double h) implements Bandwidth {
        /// @throws DataException if h is not positive and finite
        public Scalar {
            if (!(h > 0) || Double.isInfinite(h)) {
                throw new DataException("the bandwidth is " + h
                        + ", expected a positive number; give one in units of the data, or let a rule choose it");
            }
        }

        @Override
        public Tensor covariance(int d) {
            double[] diagonal = new double[d];
            Arrays.fill(diagonal, h * h);
            return diagonal(diagonal);
        }

        @Override
        public Bandwidth times(double factor) {
            return new Scalar(h * factor);
        }

        @Override
        public String toString() {
            return "h = " + h;
        }
    }

    /// H = diag(h₁², …, h_d²).
    ///
    /// @param h `[d]`, one for each column, in its units
    record PerDimension(Tensor h) implements Bandwidth {
        /// @throws DataException if a number is not positive and finite
        public PerDimension {
            if (h.shape().rank() != 1 || h.size() == 0) {
                throw new DataException("bandwidths for columns are a vector [d], found the shape " + h.shape()
                        + "; give one number for each column");
            }
            for (int k = 0; k < h.size(); k++) {
                if (!(h.get(k) > 0) || Double.isInfinite(h.get(k))) {
                    throw new DataException(
                            "the bandwidth of column " + (k + 1) + " is " + h.get(k)
                                    + ", expected a positive number; a constant column has no bandwidth of its own, leave it out");
                }
            }
        }

        @Override
        public Tensor covariance(int d) {
            requireColumns(h.size(), d);
            double[] diagonal = new double[d];
            Arrays.setAll(diagonal, k -> h.get(k) * h.get(k));
            return diagonal(diagonal);
        }

        @Override
        public Bandwidth times(double factor) {
            double[] scaled = h.toArray();
            Arrays.setAll(scaled, k -> scaled[k] * factor);
            return new PerDimension(Tensor.vector(scaled));
        }

        @Override
        public String toString() {
            return "h = " + Arrays.toString(h.toArray());
        }
    }

    /// Any H.
    ///
    /// @param matrix `[d, d]`, symmetric and positive definite
    record Full(Tensor matrix) implements Bandwidth {
        /// @throws DataException if the matrix is not square, symmetric and positive definite
        public Full {
            if (matrix.shape().rank() != 2 || matrix.size() == 0 || matrix.rows() != matrix.columns()) {
                throw new DataException("a bandwidth matrix is [d, d], found the shape " + matrix.shape());
            }
            int d = matrix.rows();
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < i; j++) {
                    double difference = Math.abs(matrix.get(i, j) - matrix.get(j, i));
                    if (!(difference <= 1e-12 * Math.sqrt(Math.abs(matrix.get(i, i) * matrix.get(j, j))))) {
                        throw new DataException(
                                "a bandwidth matrix is symmetric, found " + matrix.get(i, j) + " in row " + (i + 1)
                                        + ", column " + (j + 1) + " and " + matrix.get(j, i) + " opposite");
                    }
                }
            }
            Cholesky.of(matrix);
        }

        @Override
        public Tensor covariance(int d) {
            requireColumns(matrix.rows(), d);
            return matrix;
        }

        @Override
        public Bandwidth times(double factor) {
            double[] scaled = matrix.toArray();
            Arrays.setAll(scaled, k -> scaled[k] * factor * factor);
            return new Full(Tensor.adopt(scaled, matrix.rows(), matrix.columns()));
        }

        @Override
        public String toString() {
            return "H = " + Arrays.toString(matrix.toArray());
        }
    }

    /// One h for all columns.
    ///
    /// @throws DataException if h is not positive and finite
    static Bandwidth of(double h) {
        return new Scalar(h);
    }

    /// An h for each column.
    ///
    /// @throws DataException if a number is not positive and finite
    static Bandwidth perDimension(double... h) {
        return new PerDimension(Tensor.vector(h));
    }

    /// The matrix H `[d, d]`.
    ///
    /// @throws DataException if the bandwidth was made for another number of columns
    Tensor covariance(int d);

    /// Every kernel wider by this factor: factor² H.
    ///
    /// @throws DataException if the factor is not positive and finite
    Bandwidth times(double factor);

    private static Tensor diagonal(double[] values) {
        int d = values.length;
        double[] matrix = new double[d * d];
        for (int k = 0; k < d; k++) {
            matrix[k * d + k] = values[k];
        }
        return Tensor.adopt(matrix, d, d);
    }

    private static void requireColumns(int expected, int found) {
        if (expected != found) {
            throw new DataException("the bandwidth is for " + expected + " columns, but the rows have " + found
                    + "; give one number for each column");
        }
    }
}
