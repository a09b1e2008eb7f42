package org.sibyl.report.figure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sibyl.distribution.Parameter;
import org.sibyl.numeric.Quantiles;

/// The posterior of one quantity, with its prior behind it.
///
/// @param quantity what the axis measures
/// @param posterior the density of the draws on the window that is shown
/// @param prior the prior's density on the same window; null where there is none, as for some derived quantities
/// @param q05 the lower end of the equal-tailed 90 % credible interval
/// @param q25 the lower end of the equal-tailed 50 % credible interval
/// @param median of the posterior
/// @param q75 the upper end of the 50 % interval
/// @param q95 the upper end of the 90 % interval
/// @param reference a value to compare with, as the truth of a simulated observation; null if there is none
public record Marginal(
        Quantity quantity,
        Density posterior,
        @Nullable Density prior,
        double q05,
        double q25,
        double median,
        double q75,
        double q95,
        @Nullable Double reference) {

    private static final int CELLS = 192;

    /// @throws IllegalArgumentException if the quantiles are not finite and in order, or the reference is not finite
    public Marginal {
        if (!(q05 <= q25 && q25 <= median && median <= q75 && q75 <= q95)
                || !Double.isFinite(q05)
                || !Double.isFinite(q95)) {
            throw new IllegalArgumentException(
                    "the marginal of '" + quantity.name() + "' needs finite q05 ≤ q25 ≤ median ≤ q75 ≤ q95, found "
                            + q05 + ", " + q25 + ", " + median + ", " + q75 + ", " + q95);
        }
        if (reference != null && !Double.isFinite(reference)) {
            throw new IllegalArgumentException("the reference value of '" + quantity.name() + "' must be finite, found "
                    + reference + "; leave it out");
        }
    }

    /// The marginal of draws, smoothed over a window that holds the central 99 % of the posterior.
    ///
    /// @param parameter names the quantity; the densities end at its bounds
    /// @param posterior draws, at least two
    /// @param prior draws, at least two; null if there are none
    /// @param reference a value to compare with; null if there is none
    /// @throws IllegalArgumentException if there are fewer than two draws or one of them is not finite
    public static Marginal of(
            Parameter parameter, double[] posterior, double @Nullable [] prior, @Nullable Double reference) {
        double[] sorted = Samples.sorted(posterior, "posterior draws of '" + parameter.name() + "'");
        Window window = Window.around(parameter, sorted, reference);
        @Nullable Density priorDensity = null;
        if (prior != null) {
            double[] sortedPrior = Samples.sorted(prior, "prior draws of '" + parameter.name() + "'");
            priorDensity = Smoothing.density(sortedPrior, window, CELLS);
        }
        return new Marginal(
                Quantity.of(parameter),
                Smoothing.density(sorted, window, CELLS),
                priorDensity,
                Quantiles.of(sorted, 0.05),
                Quantiles.of(sorted, 0.25),
                Quantiles.of(sorted, 0.5),
                Quantiles.of(sorted, 0.75),
                Quantiles.of(sorted, 0.95),
                reference);
    }

    /// The marginal of a quantity without bounds.
    ///
    /// @throws IllegalArgumentException if there are fewer than two draws or one of them is not finite
    public static Marginal of(Quantity quantity, double... posterior) {
        Parameter unbounded =
                new Parameter(quantity.name(), quantity.unit(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return of(unbounded, Arrays.copyOf(posterior, posterior.length), null, null);
    }
}
