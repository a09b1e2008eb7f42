package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// p(x) = x^(alpha − 1) (1 − x)^(beta − 1) / B(alpha, beta) for 0 < x < 1.
///
/// @param alpha the weight of the upper end
/// @param beta the weight of the lower end
public record Beta(double alpha, double beta) implements Univariate {
    static final String FAMILY = "beta";

    /// @throws IllegalArgumentException unless both are finite and above zero
    public Beta {
        Arguments.requirePositive(FAMILY, "alpha", alpha);
        Arguments.requirePositive(FAMILY, "beta", beta);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        if (!(x > 0 && x < 1)) {
            return Double.NEGATIVE_INFINITY;
        }
        return (alpha - 1) * StrictMath.log(x) + (beta - 1) * StrictMath.log1p(-x) - LogBeta.value(alpha, beta);
    }

    /// X / (X + Y) of two gamma variates, by their logarithms, which cannot underflow together.
    @Override
    public double draw(RandomGenerator random) {
        double x = LogGammaVariate.draw(alpha, random);
        double y = LogGammaVariate.draw(beta, random);
        return support().nearest(1 / (1 + StrictMath.exp(y - x)));
    }

    @Override
    public double cdf(double x) {
        return RegularizedBeta.value(Math.clamp(x, 0.0, 1.0), alpha, beta);
    }

    @Override
    public double quantile(double p) {
        return Bisection.quantile(this, p);
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return 1;
    }

    @Override
    public double mean() {
        return alpha / (alpha + beta);
    }

    @Override
    public double variance() {
        double total = alpha + beta;
        return alpha / total * (beta / total) / (total + 1);
    }
}
