package org.sibyl.transform;

/// y = f(−x): turns a map of the half-line above a bound into one of the half-line below its negative.
///
/// @param base f
public record Mirrored(ScalarBijection base) implements ScalarBijection {
    @Override
    public double forward(double x) {
        return base.forward(-x);
    }

    @Override
    public double inverse(double y) {
        return -base.inverse(y);
    }

    @Override
    public double logDerivative(double x) {
        return base.logDerivative(-x);
    }

    @Override
    public double inverseLogDerivative(double y) {
        return base.inverseLogDerivative(y);
    }
}
