package org.sibyl.report.figure;

import java.util.List;

/// One normal component of one or two quantities: `π N(x; μ, Σ)`. In two it is drawn as the ellipse
/// `(x − μ)ᵀ Σ⁻¹ (x − μ) = 1`, one standard deviation from the mean.
///
/// @param weight π, in [0, 1]
/// @param mean μ, one or two numbers
/// @param covariance Σ: the variance of one quantity; for two `[σ₁², σ₁₂, σ₂²]`
public record Ellipse(double weight, List<Double> mean, List<Double> covariance) {
    /// @throws IllegalArgumentException if the weight is not in [0, 1], the numbers do not match, or Σ is
    ///     not positive definite
    public Ellipse {
        mean = Finite.copy("the mean of a component", mean);
        covariance = Finite.copy("the covariance of a component", covariance);
        int d = mean.size();
        if (d < 1 || d > 2 || covariance.size() != d * (d + 1) / 2) {
            throw new IllegalArgumentException(
                    "a component of a figure has one or two quantities and the upper triangle of its covariance, found "
                            + d + " means and " + covariance.size() + " numbers of the covariance");
        }
        boolean positive = covariance.getFirst() > 0
                && (d == 1
                        || (covariance.get(0) * covariance.get(2) > covariance.get(1) * covariance.get(1)
                                && covariance.get(2) > 0));
        if (!(weight >= 0 && weight <= 1) || !positive) {
            throw new IllegalArgumentException(
                    "a component needs a weight in [0, 1] and a positive definite covariance, found weight " + weight
                            + " and " + covariance);
        }
    }

    /// A component of one quantity.
    public static Ellipse of(double weight, double mean, double variance) {
        return new Ellipse(short7(weight), List.of(short7(mean)), List.of(variance));
    }

    /// A component of two quantities.
    ///
    /// @param mean `[2]`
    /// @param covariance `[2][2]`, symmetric
    public static Ellipse of(double weight, double[] mean, double[][] covariance) {
        return new Ellipse(
                short7(weight),
                List.of(short7(mean[0]), short7(mean[1])),
                // Rounded, the covariance of columns that nearly agree could lose its determinant.
                List.of(covariance[0][0], covariance[0][1], covariance[1][1]));
    }

    private static double short7(double value) {
        return Rounding.significant(value, 7);
    }
}
