package org.sibyl.transform;

/// y = log(x − lower): the half-line above a bound to the whole line.
///
/// The inverse stays strictly above the bound and finite for every y.
///
/// @param lower the bound
public record Log(double lower) implements ScalarBijection {
    /// @throws IllegalArgumentException if the bound is not finite
    public Log {
        if (!Double.isFinite(lower)) {
            throw new IllegalArgumentException("Log needs a finite lower bound, found " + lower);
        }
    }

    /// y = log x.
    public Log() {
        this(0);
    }

    @Override
    public double forward(double x) {
        return StrictMath.log(interval().requireInside(x) - lower);
    }

    @Override
    public double inverse(double y) {
        return interval().nearest(lower + StrictMath.exp(y));
    }

    @Override
    public double logDerivative(double x) {
        return -forward(x);
    }

    @Override
    public double inverseLogDerivative(double y) {
        return y;
    }

    private OpenInterval interval() {
        return new OpenInterval(lower, Double.POSITIVE_INFINITY);
    }
}
