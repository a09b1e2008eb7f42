package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// log x ~ N(mu, sigma²): p(x) = exp(−(log x − mu)² / (2 sigma²)) / (x sigma √(2π)) for x > 0. The median is exp(mu).
///
/// @param mu the mean of log x
/// @param sigma the standard deviation of log x
public record LogNormal(double mu, double sigma) implements Univariate {
    static final String FAMILY = "lognormal";

    /// @throws IllegalArgumentException unless mu and sigma are finite and sigma > 0
    public LogNormal {
        Arguments.requireFinite(FAMILY, "mu", mu);
        Arguments.requirePositive(FAMILY, "sigma", sigma);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = StrictMath.log(x);
        return StandardNormal.logDensity((log - mu) / sigma) - StrictMath.log(sigma) - log;
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(StrictMath.exp(mu + sigma * random.nextGaussian()));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? StandardNormal.cdf((StrictMath.log(x) - mu) / sigma) : 0;
    }

    @Override
    public double quantile(double p) {
        return StrictMath.exp(mu + sigma * StandardNormal.quantile(p));
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
        return StrictMath.exp(mu + 0.5 * sigma * sigma);
    }

    @Override
    public double variance() {
        return StrictMath.expm1(sigma * sigma) * StrictMath.exp(2 * mu + sigma * sigma);
    }
}
