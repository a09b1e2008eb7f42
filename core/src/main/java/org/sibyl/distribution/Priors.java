package org.sibyl.distribution;

import java.util.Arrays;
import java.util.List;

/// Makes priors over named parameters.
///
/// ```java
/// Prior prior = Priors.product(
///         Priors.logNormal("beta", 0.5, 0.3).unit("1/day"),
///         Priors.uniform("dispersion", 0, 10));
/// ```
public final class Priors {
    private Priors() {}

    /// Independent priors side by side, each over one or more parameters.
    ///
    /// @throws IllegalArgumentException if there is none, or two parameters have the same name
    public static ProductPrior product(Prior... factors) {
        return new ProductPrior(Arrays.asList(factors));
    }

    /// A parameter with any distribution over the real line.
    public static UnivariatePrior of(String name, Univariate distribution) {
        return new UnivariatePrior(name, "", distribution);
    }

    /// Constant on [lower, upper].
    public static UnivariatePrior uniform(String name, double lower, double upper) {
        return of(name, new Uniform(lower, upper));
    }

    /// Normal with this mean and standard deviation.
    public static UnivariatePrior normal(String name, double mean, double sd) {
        return of(name, new Normal(mean, sd));
    }

    /// Normal with this mean and standard deviation, restricted to [lower, upper]; a bound may be infinite.
    public static UnivariatePrior truncatedNormal(String name, double mean, double sd, double lower, double upper) {
        return of(name, new TruncatedNormal(mean, sd, lower, upper));
    }

    /// Positive; the logarithm is normal with mean mu and standard deviation sigma. The median is exp(mu).
    public static UnivariatePrior logNormal(String name, double mu, double sigma) {
        return of(name, new LogNormal(mu, sigma));
    }

    /// Positive; the logarithm is uniform between log lower and log upper.
    public static UnivariatePrior logUniform(String name, double lower, double upper) {
        return of(name, new LogUniform(lower, upper));
    }

    /// Positive with mean 1 / rate.
    public static UnivariatePrior exponential(String name, double rate) {
        return of(name, new Exponential(rate));
    }

    /// Positive with mean shape · scale.
    public static UnivariatePrior gamma(String name, double shape, double scale) {
        return of(name, new Gamma(shape, scale));
    }

    /// Positive; the inverse has the gamma distribution with this shape and scale 1 / scale.
    public static UnivariatePrior inverseGamma(String name, double shape, double scale) {
        return of(name, new InverseGamma(shape, scale));
    }

    /// Between 0 and 1 with mean alpha / (alpha + beta).
    public static UnivariatePrior beta(String name, double alpha, double beta) {
        return of(name, new Beta(alpha, beta));
    }

    /// Positive: the magnitude of a normal number with mean 0 and standard deviation scale.
    public static UnivariatePrior halfNormal(String name, double scale) {
        return of(name, new HalfNormal(scale));
    }

    /// Several parameters, jointly normal.
    ///
    /// @param names one for each parameter
    /// @param mean `[d]`
    /// @param covariance `[d, d]`, symmetric and positive definite
    /// @throws IllegalArgumentException if the sizes differ, a number is not finite, or the covariance is not
    ///     symmetric and positive definite
    public static MultivariateNormalPrior multivariateNormal(List<String> names, double[] mean, double[][] covariance) {
        return MultivariateNormalPrior.of(names, mean, covariance);
    }
}
