package org.sibyl.transform;

/// y = log((x − lower) / (upper − x)): an interval to the whole line.
///
/// log dx/dy = log(upper − lower) − softplus(y) − softplus(−y). The inverse stays strictly between the bounds for every
/// y.
///
/// @param lower the lower bound
/// @param upper the upper bound
public record Logit(double lower, double upper) implements ScalarBijection {
    /// @throws IllegalArgumentException if a bound or their difference is not finite, or no double lies between them
    public Logit {
        if (!Double.isFinite(upper - lower) || !(Math.nextUp(lower) < upper)) {
            throw new IllegalArgumentException(
                    "Logit needs finite bounds, lower < upper, with a double between them, found lower " + lower
                            + " and upper " + upper);
        }
    }

    /// y = log(x / (1 − x)).
    public Logit() {
        this(0, 1);
    }

    @Override
    public double forward(double x) {
        double inside = interval().requireInside(x);
        return StrictMath.log(inside - lower) - StrictMath.log(upper - inside);
    }

    @Override
    public double inverse(double y) {
        // Measured from the nearer bound, so that the distance to it keeps its digits.
        double distance = (upper - lower) * tail(y);
        return interval().nearest(y < 0 ? lower + distance : upper - distance);
    }

    @Override
    public double logDerivative(double x) {
        double inside = interval().requireInside(x);
        return StrictMath.log(upper - lower) - StrictMath.log(inside - lower) - StrictMath.log(upper - inside);
    }

    @Override
    public double inverseLogDerivative(double y) {
        return StrictMath.log(upper - lower) + logSlope(y);
    }

    /// σ(−|y|).
    static double tail(double y) {
        double exp = StrictMath.exp(-Math.abs(y));
        return exp / (1 + exp);
    }

    /// log σ'(y).
    static double logSlope(double y) {
        double magnitude = Math.abs(y);
        return -magnitude - 2 * StrictMath.log1p(StrictMath.exp(-magnitude));
    }

    private OpenInterval interval() {
        return new OpenInterval(lower, upper);
    }
}
