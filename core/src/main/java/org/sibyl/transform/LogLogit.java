package org.sibyl.transform;

/// y = log((log x − log lower) / (log upper − log x)): an interval of positive numbers, on a logarithmic scale,
/// to the whole line.
///
/// @param lower the lower bound, positive
/// @param upper the upper bound
public record LogLogit(double lower, double upper) implements ScalarBijection {
    /// @throws IllegalArgumentException unless 0 < lower < upper < ∞, with a double between them
    public LogLogit {
        if (!(lower > 0 && upper < Double.POSITIVE_INFINITY && Math.nextUp(lower) < upper)) {
            throw new IllegalArgumentException(
                    "LogLogit needs 0 < lower < upper < ∞, found lower " + lower + " and upper " + upper);
        }
    }

    @Override
    public double forward(double x) {
        double inside = interval().requireInside(x);
        return StrictMath.log(logRatio(inside, lower)) - StrictMath.log(logRatio(upper, inside));
    }

    /// Measured from the nearer bound, so that the distance to it keeps its digits.
    @Override
    public double inverse(double y) {
        double step = range() * Logit.tail(y);
        return interval().nearest(y < 0 ? lower * StrictMath.exp(step) : upper * StrictMath.exp(-step));
    }

    @Override
    public double logDerivative(double x) {
        double inside = interval().requireInside(x);
        return StrictMath.log(range())
                - StrictMath.log(logRatio(inside, lower))
                - StrictMath.log(logRatio(upper, inside))
                - StrictMath.log(inside);
    }

    @Override
    public double inverseLogDerivative(double y) {
        double step = range() * Logit.tail(y);
        double log = y < 0 ? StrictMath.log(lower) + step : StrictMath.log(upper) - step;
        return StrictMath.log(range()) + Logit.logSlope(y) + log;
    }

    private double range() {
        return logRatio(upper, lower);
    }

    /// log(a / b) for a ≥ b > 0; by log1p where a is near b, for there a − b is exact.
    private static double logRatio(double a, double b) {
        return a < 2 * b ? StrictMath.log1p((a - b) / b) : StrictMath.log(a) - StrictMath.log(b);
    }

    private OpenInterval interval() {
        return new OpenInterval(lower, upper);
    }
}
