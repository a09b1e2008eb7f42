package org.sibyl.report.figure;

import java.util.List;

/// A density on an evenly spaced grid: `values[i]` is the density, per unit of the quantity, at the centre of cell i of
/// `values.size()` equal cells on `[lower, upper]`.
///
/// @param lower the left edge of the first cell
/// @param upper the right edge of the last cell
/// @param values one for each cell, not negative
public record Density(double lower, double upper, List<Double> values) {
    /// @throws IllegalArgumentException if the edges are not finite and in order, or a value is negative or not finite
    public Density {
        if (!(lower < upper) || !Double.isFinite(lower) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException(
                    "a density needs finite lower < upper, found lower " + lower + " and upper " + upper);
        }
        values = List.copyOf(values);
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) >= 0) || Double.isInfinite(values.get(i))) {
                throw new IllegalArgumentException(
                        "a density is finite and not negative, found " + values.get(i) + " in cell " + i);
            }
        }
    }

    /// The probability of `[lower, upper]`: the mean height times the width.
    public double mass() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.isEmpty() ? 0 : sum * (upper - lower) / values.size();
    }
}
