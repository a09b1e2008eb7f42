package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// p(x) = 1 / (upper − lower) on [lower, upper].
///
/// @param lower the lower bound
/// @param upper the upper bound
public record Uniform(double lower, double upper) implements Univariate {
    static final String FAMILY = "uniform";

    /// @throws IllegalArgumentException unless the bounds are finite and lower < upper
    public Uniform {
        Arguments.requireInterval(FAMILY, lower, upper);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return x >= lower && x <= upper ? -StrictMath.log(upper - lower) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(quantile(UnitUniform.draw(random)));
    }

    @Override
    public double cdf(double x) {
        return Math.clamp((x - lower) / (upper - lower), 0.0, 1.0);
    }

    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        double width = upper - lower;
        return p < 0.5 ? lower + p * width : upper - (1 - p) * width;
    }

    @Override
    public double mean() {
        return lower + 0.5 * (upper - lower);
    }

    @Override
    public double variance() {
        return (upper - lower) * (upper - lower) / 12;
    }
}
