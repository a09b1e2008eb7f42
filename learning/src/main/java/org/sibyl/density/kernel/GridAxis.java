package org.sibyl.density.kernel;

/// Equally spaced points on one axis.
///
/// @param lower the first
/// @param upper the last
/// @param points how many, at least 2
public record GridAxis(double lower, double upper, int points) {
    /// @throws IllegalArgumentException unless lower < upper, both finite, with at least 2 points
    public GridAxis {
        if (!(lower < upper) || Double.isInfinite(upper - lower) || points < 2) {
            throw new IllegalArgumentException("a grid's axis needs finite lower < upper and at least 2 points, found "
                    + lower + ", " + upper + " and " + points);
        }
    }

    /// The distance between neighbours.
    public double step() {
        return (upper - lower) / (points - 1);
    }

    /// Point i.
    public double at(int i) {
        return i == points - 1 ? upper : Math.fma(i, step(), lower);
    }
}
