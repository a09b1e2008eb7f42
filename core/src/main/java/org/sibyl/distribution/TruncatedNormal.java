package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// N(mean, sd²) restricted to [lower, upper]. The mean and sd are those of the normal distribution before
/// truncation.
///
/// Every quantity keeps its digits however far out in the tail the interval lies: N(0, 1) on [40, ∞) works.
///
/// @param location the mean of the normal distribution before truncation
/// @param sd its standard deviation
/// @param lower the lower bound, possibly −∞
/// @param upper the upper bound, possibly ∞
public record TruncatedNormal(double location, double sd, double lower, double upper) implements Univariate {
    static final String FAMILY = "truncated_normal";

    /// @throws IllegalArgumentException unless location and sd are finite, sd > 0 and lower < upper, with one
    ///     bound at least within 1e100 sd of the location
    public TruncatedNormal {
        Arguments.requireFinite(FAMILY, "mean", location);
        Arguments.requirePositive(FAMILY, "sd", sd);
        Arguments.requireOrder(FAMILY, lower, upper);
        if (Double.isInfinite(upper - lower) && Double.isFinite(lower) && Double.isFinite(upper)) {
            throw new IllegalArgumentException("'" + FAMILY + "' needs finite bounds at a finite distance, found lower "
                    + lower + " and upper " + upper);
        }
        if (!((lower - location) / sd < 1e100 && (upper - location) / sd > -1e100)) {
            throw new IllegalArgumentException(
                    "'" + FAMILY + "' needs an interval within 1e100 sd of the mean, found mean " + location + ", sd "
                            + sd + ", lower " + lower + " and upper " + upper);
        }
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        return x >= lower && x <= upper && Double.isFinite(x)
                ? standard().logDensity((x - location) / sd) - StrictMath.log(sd)
                : Double.NEGATIVE_INFINITY;
    }

    /// By the inverse cdf, so that a draw costs the same in the centre and in the tail.
    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(quantile(UnitUniform.draw(random)));
    }

    @Override
    public double cdf(double x) {
        if (x <= lower) {
            return 0;
        }
        return x >= upper ? 1 : standard().cdf((x - location) / sd);
    }

    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        if (p == 0) {
            return lower;
        }
        return p == 1 ? upper : Math.clamp(location + sd * standard().quantile(p), lower, upper);
    }

    /// The mean after truncation.
    @Override
    public double mean() {
        return location + sd * standard().moments().mean();
    }

    /// The variance after truncation.
    @Override
    public double variance() {
        return sd * sd * standard().moments().variance();
    }

    private StandardInterval standard() {
        return StandardInterval.of((lower - location) / sd, (upper - location) / sd);
    }
}
