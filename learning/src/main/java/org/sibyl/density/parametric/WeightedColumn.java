package org.sibyl.density.parametric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// The numbers of one column with their weights, checked for what a family needs.
///
/// @param family whose name the messages say
/// @param x the numbers
/// @param weights wᵢ
/// @param total Σ wᵢ
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record WeightedColumn(ParametricFamily family, double[] x, double[] weights, double total) {
    /// @throws DataException if there is more than one column
    static WeightedColumn of(ParametricFamily family, WeightedRows rows) {
        if (rows.columns() != 1) {
            throw new DataException("'" + family.word() + "' is a density of one column, found " + rows.columns()
                    + "; choose one column, or multivariate_normal for several");
        }
        return new WeightedColumn(family, rows.x().toArray(), rows.weights().toArray(), rows.totalWeight());
    }

    /// Rows that count are where the family has a density.
    ///
    /// @throws DataException with the first number outside
    WeightedColumn within(double lower, double upper) {
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0 && !(x[i] > lower && x[i] < upper)) {
                String expected = Double.isFinite(upper)
                        ? "numbers between " + (float) lower + " and " + (float) upper
                        : "numbers above " + (float) lower;
                throw new DataException("row " + (i + 1) + " is " + x[i] + ", but '" + family.word() + "' needs "
                        + expected + "; leave such rows out, shift or scale the column, or take another family");
            }
        }
        return this;
    }

    /// The numbers that count are not all the same.
    ///
    /// @throws DataException if they are, or there is one only
    WeightedColumn varying() {
        int counted = 0;
        double first = Double.NaN;
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0) {
                counted++;
                first = counted == 1 ? x[i] : first;
                if (x[i] != first) {
                    return this;
                }
            }
        }
        throw new DataException(
                counted == 1
                        ? "there is one row that counts, " + first + "; '" + family.word()
                                + "' needs at least two different numbers"
                        : "the column is constant, " + first + " in all " + counted + " rows that count; '"
                                + family.word() + "' needs numbers that differ");
    }

    /// Σ wᵢ f(xᵢ) / Σ wᵢ over the rows that count.
    double mean(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * f.applyAsDouble(x[i]);
            }
        }
        return sum / total;
    }

    /// max f(xᵢ) over the rows that count.
    double greatest(DoubleUnaryOperator f) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (weights[i] > 0) {
                greatest = Math.max(greatest, f.applyAsDouble(x[i]));
            }
        }
        return greatest;
    }

    /// How many rows count.
    int counted() {
        return (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
    }

    /// f(xᵢ) of the rows that count, `[n, 1]`.
    Tensor rows(DoubleUnaryOperator f) {
        double[] values = IntStream.range(0, x.length)
                .filter(i -> weights[i] > 0)
                .mapToDouble(i -> f.applyAsDouble(x[i]))
                .toArray();
        return Tensor.adopt(values, values.length, 1);
    }

    /// wᵢ / Σ wᵢ of the rows that count, `[n, 1]`.
    Tensor shares() {
        double[] values = Arrays.stream(weights)
                .filter(weight -> weight > 0)
                .map(weight -> weight / total)
                .toArray();
        return Tensor.adopt(values, values.length, 1);
    }
}
