package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.sibyl.transform.LogLogit;
import org.sibyl.transform.ScalarBijection;

/// log x is uniform: p(x) = 1 / (x log(upper / lower)) on [lower, upper].
///
/// @param lower the lower bound, positive
/// @param upper the upper bound
public record LogUniform(double lower, double upper) implements Univariate {
    static final String FAMILY = "loguniform";

    /// @throws IllegalArgumentException unless 0 < lower < upper < ∞
    public LogUniform {
        Arguments.requirePositive(FAMILY, "lower", lower);
        Arguments.requireInterval(FAMILY, lower, upper);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return x >= lower && x <= upper ? -StrictMath.log(x) - StrictMath.log(logRange()) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(quantile(UnitUniform.draw(random)));
    }

    @Override
    public double cdf(double x) {
        return x > lower ? Math.min(1, logRatio(x, lower) / logRange()) : 0;
    }

    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        double log = logRange();
        double x = p < 0.5 ? lower * StrictMath.exp(p * log) : upper * StrictMath.exp((p - 1) * log);
        return Math.clamp(x, lower, upper);
    }

    @Override
    public double mean() {
        return (upper - lower) / logRange();
    }

    @Override
    public double variance() {
        return (upper - lower) * 0.5 * (upper + lower) / logRange() - mean() * mean();
    }

    /// The logit on the logarithmic scale.
    @Override
    public ScalarBijection toUnconstrained() {
        return new LogLogit(lower, upper);
    }

    private double logRange() {
        return logRatio(upper, lower);
    }

    /// log(a / b) for a ≥ b > 0; by log1p where a is near b, for there a − b is exact.
    private static double logRatio(double a, double b) {
        return a < 2 * b ? StrictMath.log1p((a - b) / b) : StrictMath.log(a) - StrictMath.log(b);
    }
}
