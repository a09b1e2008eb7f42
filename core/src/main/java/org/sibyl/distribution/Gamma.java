package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/// p(x) = x^(shape − 1) exp(−x / scale) / (Γ(shape) scale^shape) for x > 0. The mean is shape · scale, the rate of
/// other texts is 1 / scale.
///
/// @param shape the exponent, one more than the power of x
/// @param scale the unit of x
public record Gamma(double shape, double scale) implements Univariate {
    static final String FAMILY = "gamma";

    /// @throws IllegalArgumentException unless both are finite and above zero
    public Gamma {
        Arguments.requirePositive(FAMILY, "shape", shape);
        Arguments.requirePositive(FAMILY, "scale", scale);
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
        return (shape - 1) * StrictMath.log(x) - x / scale - LogGamma.value(shape) - shape * StrictMath.log(scale);
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(scale * StrictMath.exp(LogGammaVariate.draw(shape, random)));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? RegularizedGamma.P.value(shape, x / scale) : 0;
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
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double mean() {
        return shape * scale;
    }

    @Override
    public double variance() {
        return shape * scale * scale;
    }
}
