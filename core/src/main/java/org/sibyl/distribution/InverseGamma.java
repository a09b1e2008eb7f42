package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/// 1 / x ~ Gamma(shape, 1 / scale): p(x) = scale^shape x^(−shape − 1) exp(−scale / x) / Γ(shape) for x > 0.
///
/// @param shape how fast the tail falls, as x^(−shape − 1)
/// @param scale the unit of x
public record InverseGamma(double shape, double scale) implements Univariate {
    static final String FAMILY = "inverse_gamma";

    /// @throws IllegalArgumentException unless both are finite and above zero
    public InverseGamma {
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
        return shape * StrictMath.log(scale) - (shape + 1) * StrictMath.log(x) - scale / x - LogGamma.value(shape);
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(scale * StrictMath.exp(-LogGammaVariate.draw(shape, random)));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? RegularizedGamma.Q.value(shape, scale / x) : 0;
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

    /// Infinite for shape ≤ 1.
    @Override
    public double mean() {
        return shape > 1 ? scale / (shape - 1) : Double.POSITIVE_INFINITY;
    }

    /// Infinite for shape ≤ 2.
    @Override
    public double variance() {
        return shape > 2 ? mean() * mean() / (shape - 2) : Double.POSITIVE_INFINITY;
    }
}
