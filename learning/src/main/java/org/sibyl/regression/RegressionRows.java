package org.sibyl.regression;

import java.util.Arrays;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// Rows with a number each, and a weight: a row of weight 2 counts like two rows of weight 1.
///
/// @param x `[n, d]`, finite
/// @param y `[n]`, finite
/// @param weights `[n]`, finite and not negative, with a positive sum
public record RegressionRows(Tensor x, Tensor y, Tensor weights) {
    /// @throws DataException if there is no row or column, the lengths differ, a number is not finite or a
    ///     weight negative
    public RegressionRows {
        if (x.shape().rank() != 2 || x.size() == 0) {
            throw new DataException("a regression is fitted to rows [n, d], found the shape " + x.shape()
                    + "; give at least one row with one column");
        }
        if (y.shape().rank() != 1
                || y.size() != x.rows()
                || weights.shape().rank() != 1
                || weights.size() != x.rows()) {
            throw new DataException("expected one target and one weight for each of " + x.rows()
                    + " rows, found the shapes " + y.shape() + " and " + weights.shape()
                    + "; give vectors of that length");
        }
        int d = x.columns();
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isFinite(x.get(i))) {
                throw new DataException("row " + (i / d + 1) + ", column " + (i % d + 1) + " is " + x.get(i)
                        + ", expected a finite number; leave such rows out");
            }
        }
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            if (!Double.isFinite(y.get(i))) {
                throw new DataException("the target of row " + (i + 1) + " is " + y.get(i)
                        + ", expected a finite number; leave such rows out");
            }
            if (!(weights.get(i) >= 0) || Double.isInfinite(weights.get(i))) {
                throw new DataException("the weight of row " + (i + 1) + " is " + weights.get(i)
                        + ", expected a finite number that is not negative");
            }
            sum += weights.get(i);
        }
        if (!(sum > 0)) {
            throw new DataException("all weights are zero; give at least one row a positive weight");
        }
    }

    /// Rows that count alike.
    ///
    /// @param x `[n, d]`, finite
    /// @param y `[n]`, finite
    /// @throws DataException if there is no row or column, the lengths differ or a number is not finite
    public RegressionRows(Tensor x, Tensor y) {
        this(x, y, ones(y.size()));
    }

    /// The number of rows.
    public int size() {
        return x.rows();
    }

    /// The number of columns.
    public int columns() {
        return x.columns();
    }

    /// Σ w
    public double totalWeight() {
        return Arrays.stream(weights.toArray()).sum();
    }

    /// The same targets and weights for other rows, such as polynomial features of these.
    ///
    /// @param others `[n, d]`
    /// @throws DataException if there are more or fewer, or a number is not finite
    public RegressionRows withX(Tensor others) {
        return new RegressionRows(others, y, weights);
    }

    /// The rows with these indices, in this order.
    public RegressionRows select(int[] rows) {
        return new RegressionRows(x.select(rows), y.select(rows), weights.select(rows));
    }

    /// Σ w (y − ȳ)²/Σ w
    double variance() {
        return variance(y, mean(y));
    }

    /// Σ w v/Σ w
    double mean(Tensor values) {
        // From the first value on, so that a constant's mean is itself.
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += weights.get(i) * (values.get(i) - values.get(0));
        }
        return values.get(0) + sum / totalWeight();
    }

    /// Σ w (v − mean)²/Σ w
    double variance(Tensor values, double mean) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += weights.get(i) * (values.get(i) - mean) * (values.get(i) - mean);
        }
        return sum / totalWeight();
    }

    private static Tensor ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return Tensor.adopt(ones, n);
    }
}
