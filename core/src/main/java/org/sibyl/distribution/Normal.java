package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// p(x) = exp(−(x − mean)² / (2 sd²)) / (sd √(2π)).
///
/// @param mean the mean
/// @param sd the standard deviation
public record Normal(double mean, double sd) implements Univariate {
    static final String FAMILY = "normal";

    /// @throws IllegalArgumentException unless mean and sd are finite and sd > 0
    public Normal {
        Arguments.requireFinite(FAMILY, "mean", mean);
        Arguments.requirePositive(FAMILY, "sd", sd);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return Double.isNaN(x)
                ? Double.NEGATIVE_INFINITY
                : StandardNormal.logDensity((x - mean) / sd) - StrictMath.log(sd);
    }

    @Override
    public double draw(RandomGenerator random) {
        return mean + sd * random.nextGaussian();
    }

    @Override
    public double cdf(double x) {
        return StandardNormal.cdf((x - mean) / sd);
    }

    @Override
    public double quantile(double p) {
        return mean + sd * StandardNormal.quantile(p);
    }

    @Override
    public double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double variance() {
        return sd * sd;
    }
}
