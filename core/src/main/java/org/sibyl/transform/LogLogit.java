package org.sibyl.transform;

/// y = log((log x − log lower) / (log upper − log x)): an interval of positive numbers, on a logarithmic scale,
/// to the whole line.
///
/// @param lower the lower bound, positive
/// @param upper the upper bound
public record LogLogit(double lower, double upper) implements ScalarBijection {
    /// @throws IllegalArgumentException unless 0 < lower < upper < ∞, with room for a double between the logarithms
    public LogLogit {
        if (!(lower > 0
                && upper < Double.POSITIVE_INFINITY
                && Math.nextUp(StrictMath.log(lower)) < StrictMath.log(upper))) {
            throw new IllegalArgumentException(
                    "LogLogit needs 0 < lower < upper < ∞, found lower " + lower + " and upper " + upper);
        }
    }

    @Override
    public double forward(double x) {
        return logits().forward(log(x));
    }

    @Override
    public double inverse(double y) {
        return interval().nearest(StrictMath.exp(logits().inverse(y)));
    }

    @Override
    public double logDerivative(double x) {
        double log = log(x);
        return logits().logDerivative(log) - log;
    }

    @Override
    public double inverseLogDerivative(double y) {
        Logit logits = logits();
        return logits.inverseLogDerivative(y) + logits.inverse(y);
    }

    private double log(double x) {
        return StrictMath.log(interval().requireInside(x));
    }

    private Logit logits() {
        return new Logit(StrictMath.log(lower), StrictMath.log(upper));
    }

    private OpenInterval interval() {
        return new OpenInterval(lower, upper);
    }
}
