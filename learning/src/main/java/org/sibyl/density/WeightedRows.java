package org.sibyl.density;

import java.util.Arrays;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// Rows to fit a density to, each with a weight: a row of weight 2 counts like two rows of weight 1.
///
/// @param x `[n, d]`, finite
/// @param weights `[n]`, finite and not negative, with a positive sum
public record WeightedRows(Tensor x, Tensor weights) {
    /// @throws DataException if there is no row or column, the lengths differ, a number is not finite or a weight
    /// negative
    public WeightedRows {
        if (x.shape().rank() != 2 || x.size() == 0) {
            throw new DataException("a density is fitted to rows [n, d], found the shape " + x.shape()
                    + "; give at least one row with one column");
        }
        if (weights.shape().rank() != 1 || weights.size() != x.rows()) {
            throw new DataException("expected one weight for each of " + x.rows() + " rows, found the shape "
                    + weights.shape() + "; give a vector of that length");
        }
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isFinite(x.get(i))) {
                int d = x.columns();
                throw new DataException("row " + (i / d + 1) + ", column " + (i % d + 1) + " is " + x.get(i)
                        + ", expected a finite number; leave such rows out");
            }
        }
        double sum = 0;
        for (int i = 0; i < weights.size(); i++) {
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

    /// Rows that count alike, each with weight 1.
    public static WeightedRows of(Tensor x) {
        double[] ones = new double[x.shape().rank() == 0 ? 0 : x.rows()];
        Arrays.fill(ones, 1);
        return new WeightedRows(x, Tensor.adopt(ones, ones.length));
    }

    /// The number of rows.
    public int size() {
        return x.rows();
    }

    /// The number of columns.
    public int columns() {
        return x.columns();
    }

    /// Σ wᵢ
    public double totalWeight() {
        double sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i);
        }
        return sum;
    }

    /// Whether all weights are the same.
    public boolean countAlike() {
        for (int i = 1; i < weights.size(); i++) {
            if (weights.get(i) != weights.get(0)) {
                return false;
            }
        }
        return true;
    }

    /// The rows with these indices, in this order.
    public WeightedRows select(int[] rows) {
        return new WeightedRows(x.select(rows), weights.select(rows));
    }
}
