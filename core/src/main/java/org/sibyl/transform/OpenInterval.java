package org.sibyl.transform;

/// The doubles strictly between two bounds: where a bounded parameter may lie.
///
/// @param lower the excluded lower bound, possibly −∞
/// @param upper the excluded upper bound, possibly ∞
public record OpenInterval(double lower, double upper) {
    /// The finite numbers.
    public static final OpenInterval REALS = new OpenInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// @throws IllegalArgumentException if no double lies between the bounds
    public OpenInterval {
        if (!(Math.nextUp(lower) < upper)) {
            throw new IllegalArgumentException(
                    "an interval needs lower < upper with a double between them, found lower " + lower + " and upper "
                            + upper);
        }
    }

    /// Whether x lies in the interval or on one of its bounds; NaN does not.
    public boolean closureContains(double x) {
        return x >= lower && x <= upper;
    }

    /// The double in the interval that is nearest to x. NaN stays NaN.
    public double nearest(double x) {
        if (x <= lower) {
            return Math.nextUp(lower);
        }
        return x >= upper ? Math.nextDown(upper) : x;
    }

    /// The double in the interval that is nearest to x, which may lie on a bound but not beyond.
    ///
    /// @throws IllegalArgumentException if x lies outside the closed interval, or is NaN
    public double requireInside(double x) {
        if (!closureContains(x)) {
            throw new IllegalArgumentException("a value in [" + lower + ", " + upper + "] was expected, found " + x
                    + "; a prior's density is zero there, so check logProb first");
        }
        return nearest(x);
    }
}
