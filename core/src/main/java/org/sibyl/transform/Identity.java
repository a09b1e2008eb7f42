package org.sibyl.transform;

/// y = x on the whole line.
public record Identity() implements ScalarBijection {
    @Override
    public double forward(double x) {
        return x;
    }

    @Override
    public double inverse(double y) {
        return y;
    }

    @Override
    public double logDerivative(double x) {
        return 0;
    }

    @Override
    public double inverseLogDerivative(double y) {
        return 0;
    }
}
