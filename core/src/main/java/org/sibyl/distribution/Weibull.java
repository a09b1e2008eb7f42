package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;

/// p(x) = (shape / scale) (x / scale)^(shape − 1) exp(−(x / scale)^shape) for x > 0: (x / scale)^shape is
/// exponential. For shape 1, it is the exponential distribution, and its support has 0.
///
/// @param shape above 1 where what has lasted longer fails sooner, below 1 where it fails later
/// @param scale the quantile of 1 − 1/e
public record Weibull(double shape, double scale) implements Univariate {
    static final String FAMILY = "weibull";

    /// @throws IllegalArgumentException unless both are finite and above zero
    public Weibull {
        Arguments.requirePositive(FAMILY, "shape", shape);
        Arguments.requirePositive(FAMILY, "scale", scale);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        if (x == 0 && shape == 1) {
            return -StrictMath.log(scale);
        }
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = StrictMath.log(x) - StrictMath.log(scale);
        return StrictMath.log(shape) + shape * log - StrictMath.log(x) - StrictMath.exp(shape * log);
    }

    @Override
    public double draw(RandomGenerator random) {
        return support().nearest(quantile(UnitUniform.draw(random)));
    }

    @Override
    public double cdf(double x) {
        return x > 0 ? -StrictMath.expm1(-StrictMath.pow(x / scale, shape)) : 0;
    }

    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        return scale * StrictMath.pow(-StrictMath.log1p(-p), 1 / shape);
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    /// scale Γ(1 + 1 / shape)
    @Override
    public double mean() {
        return scale * StrictMath.exp(LogGamma.value(1 + 1 / shape));
    }

    /// scale² (Γ(1 + 2 / shape) − Γ(1 + 1 / shape)²)
    @Override
    public double variance() {
        return mean() * mean() * StrictMath.expm1(LogGamma.value(1 + 2 / shape) - 2 * LogGamma.value(1 + 1 / shape));
    }
}
