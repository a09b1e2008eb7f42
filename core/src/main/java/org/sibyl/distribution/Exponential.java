package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// p(x) = rate exp(−rate x) for x ≥ 0. The mean is 1 / rate.
///
/// @param rate the inverse of the mean
public record Exponential(double rate) implements Univariate {
    static final String FAMILY = "exponential";

    /// @throws IllegalArgumentException unless the rate is finite and above zero
    public Exponential {
        Arguments.requirePositive(FAMILY, "rate", rate);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return x >= 0 ? StrictMath.log(rate) - rate * x : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(quantile(UnitUniform.draw(random)));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? -StrictMath.expm1(-rate * x) : 0;
    }

    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        return -StrictMath.log1p(-p) / rate;
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double mean() {
        return 1 / rate;
    }

    @Override
    public double variance() {
        return 1 / (rate * rate);
    }
}
