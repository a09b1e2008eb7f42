package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// x = |y| with y ~ N(0, scale²): p(x) = √(2/π) exp(−x² / (2 scale²)) / scale for x ≥ 0.
///
/// @param scale the standard deviation of y
public record HalfNormal(double scale) implements Univariate {
    static final String FAMILY = "half_normal";

    /// @throws IllegalArgumentException unless the scale is finite and above zero
    public HalfNormal {
        Arguments.requirePositive(FAMILY, "scale", scale);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return x >= 0
                ? StandardNormal.logDensity(x / scale) + StrictMath.log(2) - StrictMath.log(scale)
                : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(scale * Math.abs(random.nextGaussian()));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? StandardNormal.centralProbability(x / scale) : 0;
    }

    @Override
    public double quantile(double p) {
        return scale * StandardNormal.centralQuantile(p);
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
        return scale * Math.sqrt(2 / Math.PI);
    }

    @Override
    public double variance() {
        return scale * scale * (1 - 2 / Math.PI);
    }
}
