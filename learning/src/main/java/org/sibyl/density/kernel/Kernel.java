package org.sibyl.density.kernel;

import java.util.random.RandomGenerator;
import org.sibyl.numeric.SpecialFunctions;
import org.sibyl.random.Variates;

/// The shape of the bump on a row: a radial function K(u) of the scaled distance u = |L⁻¹ (x − xᵢ)|, with
/// K(0) = 1, as in scikit-learn's `KernelDensity` (Silverman 1986, "Density estimation for statistics and
/// data analysis", section 4.2.1).
///
/// In d dimensions the kernel is K(u) / ∫ K(|u|) du, and ∫ K(|u|) du = S I with the surface S = 2 π^(d/2) /
/// Γ(d/2) of the unit sphere and I = ∫ u^(d−1) K(u) du.
public enum Kernel {
    /// exp(−u²/2)
    GAUSSIAN(Double.POSITIVE_INFINITY),
    /// 1 for u < 1
    TOPHAT(1),
    /// 1 − u² for u < 1, the least mean integrated squared error in one dimension (Epanechnikov 1969)
    EPANECHNIKOV(1),
    /// exp(−u)
    EXPONENTIAL(Double.POSITIVE_INFINITY),
    /// 1 − u for u < 1
    LINEAR(1),
    /// cos(πu/2) for u < 1
    COSINE(1);

    private final double radius;

    Kernel(double radius) {
        this.radius = radius;
    }

    /// K(u), from 1 at u = 0 falling to 0.
    public double profile(double u) {
        return ofSquare(u * u);
    }

    /// ln K(u); −∞ outside the support.
    public double logProfile(double u) {
        return switch (this) {
            case GAUSSIAN -> -0.5 * u * u;
            case EXPONENTIAL -> -u;
            case TOPHAT, EPANECHNIKOV, LINEAR, COSINE -> StrictMath.log(profile(u));
        };
    }

    /// Beyond this scaled distance the kernel is zero: 1, or +∞.
    public double radius() {
        return radius;
    }

    /// Whether the kernel is zero beyond its radius.
    public boolean compact() {
        return radius == 1;
    }

    /// ln ∫ K(|u|) du over d dimensions, which is subtracted from ln K.
    ///
    /// @throws IllegalArgumentException if d is less than 1
    public double logNormalizer(int d) {
        if (d < 1) {
            throw new IllegalArgumentException("a kernel has at least 1 dimension, found " + d);
        }
        double logSurface = StrictMath.log(2) + 0.5 * d * StrictMath.log(Math.PI) - SpecialFunctions.logGamma(0.5 * d);
        return logSurface + logRadialMoment(d);
    }

    /// The variance of one coordinate of a d-dimensional draw from the kernel with bandwidth 1: I(d + 2) / (d
    /// I(d)).
    ///
    /// @throws IllegalArgumentException if d is less than 1
    public double variance(int d) {
        if (d < 1) {
            throw new IllegalArgumentException("a kernel has at least 1 dimension, found " + d);
        }
        return StrictMath.exp(logRadialMoment(d + 2) - logRadialMoment(d)) / d;
    }

    /// Fills the array with a draw from the kernel with bandwidth 1.
    public void sample(RandomGenerator random, double[] u) {
        double norm = 0;
        for (int k = 0; k < u.length; k++) {
            u[k] = random.nextGaussian();
            norm += u[k] * u[k];
        }
        if (this == GAUSSIAN) {
            return;
        }
        double scale = sampleRadius(random, u.length) / Math.sqrt(norm);
        for (int k = 0; k < u.length; k++) {
            u[k] *= scale;
        }
    }

    /// K at the squared scaled distance s.
    double ofSquare(double s) {
        return switch (this) {
            case GAUSSIAN -> StrictMath.exp(-0.5 * s);
            case TOPHAT -> s < 1 ? 1 : 0;
            case EPANECHNIKOV -> s < 1 ? 1 - s : 0;
            case EXPONENTIAL -> StrictMath.exp(-Math.sqrt(s));
            case LINEAR -> s < 1 ? 1 - Math.sqrt(s) : 0;
            case COSINE -> s < 1 ? QuarterWave.cosine(s) : 0;
        };
    }

    /// ln ∫ u^(m−1) K(u) du over the support.
    private double logRadialMoment(int m) {
        return switch (this) {
            case GAUSSIAN -> (0.5 * m - 1) * StrictMath.log(2) + SpecialFunctions.logGamma(0.5 * m);
            case TOPHAT -> -StrictMath.log(m);
            case EPANECHNIKOV -> StrictMath.log(2.0 / (m * (m + 2.0)));
            case EXPONENTIAL -> SpecialFunctions.logGamma(m);
            case LINEAR -> -StrictMath.log(m * (m + 1.0));
            case COSINE -> StrictMath.log(QuarterWave.moment(m));
        };
    }

    /// A draw with the density u^(d−1) K(u) / I.
    private double sampleRadius(RandomGenerator random, int d) {
        return switch (this) {
            case GAUSSIAN -> Math.sqrt(2 * Variates.gamma(random, 0.5 * d, 1));
            case TOPHAT -> Math.pow(random.nextDouble(), 1.0 / d);
            case EPANECHNIKOV -> Math.sqrt(beta(random, 0.5 * d, 2));
            case EXPONENTIAL -> Variates.gamma(random, d, 1);
            case LINEAR -> beta(random, d, 2);
            case COSINE -> cosineRadius(random, d);
        };
    }

    private static double cosineRadius(RandomGenerator random, int d) {
        while (true) {
            double u = beta(random, d, 2);
            // cos(πu/2) = sin(π(1 − u)/2) is at most (π/2)(1 − u), so u^(d−1)(1 − u) covers it.
            if (random.nextDouble() * 0.5 * Math.PI * (1 - u) <= QuarterWave.cosine(u * u)) {
                return u;
            }
        }
    }

    private static double beta(RandomGenerator random, double a, double b) {
        double first = Variates.gamma(random, a, 1);
        return first / (first + Variates.gamma(random, b, 1));
    }
}
