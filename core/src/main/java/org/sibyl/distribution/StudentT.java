package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// p(x) = (1 + z² / ν)^(−(ν + 1) / 2) / (scale √ν B(½, ν / 2)) with z = (x − location) / scale and ν
/// degrees of freedom: like a normal distribution, with tails that fall as |x|^(−ν − 1). ν = 1 is the
/// Cauchy distribution.
///
/// @param location the centre of symmetry
/// @param scale the unit of the deviations; the standard deviation is larger
/// @param degreesOfFreedom ν
public record StudentT(double location, double scale, double degreesOfFreedom) implements Univariate {
    static final String FAMILY = "student_t";

    /// From here on 1 + r² is r².
    private static final double LARGE = 1e9;

    /// sinh of more is no double.
    private static final double MOST_EXPONENT = 710;

    /// @throws IllegalArgumentException unless all are finite, and scale and degrees of freedom above zero
    public StudentT {
        Arguments.requireFinite(FAMILY, "location", location);
        Arguments.requirePositive(FAMILY, "scale", scale);
        Arguments.requirePositive(FAMILY, "degreesOfFreedom", degreesOfFreedom);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public double logDensity(double x) {
        if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        double r = Math.abs(x - location) / scale / Math.sqrt(degreesOfFreedom);
        double log = r < LARGE ? StrictMath.log1p(r * r) : 2 * StrictMath.log(r);
        return -0.5 * (degreesOfFreedom + 1) * log
                - LogBeta.value(0.5, 0.5 * degreesOfFreedom)
                - 0.5 * StrictMath.log(degreesOfFreedom)
                - StrictMath.log(scale);
    }

    /// A normal draw, divided by the root of a gamma draw with mean 1.
    @Override
    public double draw(RandomGenerator random) {
        double half = 0.5 * degreesOfFreedom;
        double logGamma = LogGammaVariate.draw(half, random) - StrictMath.log(half);
        return support().nearest(location + scale * random.nextGaussian() * StrictMath.exp(-0.5 * logGamma));
    }

    @Override
    public double cdf(double x) {
        double z = (x - location) / scale;
        return z < 0 ? tail(-z) : 1 - tail(z);
    }

    /// By halving an interval of asinh(z), from the nearer tail.
    @Override
    public double quantile(double p) {
        Arguments.requireProbability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? lower() : upper();
        }
        double target = Math.min(p, 1 - p);
        double below = 0;
        double above = MOST_EXPONENT;
        while (true) {
            double middle = 0.5 * (below + above);
            if (middle <= below || middle >= above) {
                double z = StrictMath.sinh(middle);
                return location + scale * (p < 0.5 ? -z : z);
            }
            if (tail(StrictMath.sinh(middle)) > target) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    @Override
    public double lower() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }

    /// Not a number for ν ≤ 1, where the tails on both sides are too heavy for a mean.
    @Override
    public double mean() {
        return degreesOfFreedom > 1 ? location : Double.NaN;
    }

    /// Infinite for ν ≤ 2.
    @Override
    public double variance() {
        return degreesOfFreedom > 2
                ? scale * scale * degreesOfFreedom / (degreesOfFreedom - 2)
                : Double.POSITIVE_INFINITY;
    }

    /// P(Z > z) for z ≥ 0, by the form of the incomplete beta function whose argument keeps its digits.
    private double tail(double z) {
        double r = z / Math.sqrt(degreesOfFreedom);
        if (r < 1) {
            double share = r * r / (1 + r * r);
            return 0.5 * RegularizedBeta.complement(share, 0.5, 0.5 * degreesOfFreedom);
        }
        double share = 1 / r / (r + 1 / r);
        return 0.5 * RegularizedBeta.value(share, 0.5 * degreesOfFreedom, 0.5);
    }
}
