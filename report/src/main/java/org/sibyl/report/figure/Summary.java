package org.sibyl.report.figure;

import org.sibyl.numeric.Quantiles;

/// The numbers that stand for a posterior: one row of the table of parameters.
///
/// @param quantity what is summarised
/// @param mean of the draws
/// @param sd their standard deviation
/// @param q05 the lower end of the equal-tailed 90 % credible interval
/// @param median of the draws
/// @param q95 its upper end
public record Summary(Quantity quantity, double mean, double sd, double q05, double median, double q95) {
    /// The summary of draws: moments with n − 1, quantiles linear between order statistics (Hyndman and Fan 1996, type
    /// 7).
    ///
    /// @throws IllegalArgumentException if there are fewer than two draws or one of them is not finite
    public static Summary of(Quantity quantity, double... draws) {
        double[] sorted = Samples.sorted(draws, "draws of '" + quantity.name() + "'");
        return new Summary(
                quantity,
                Samples.mean(sorted),
                Samples.standardDeviation(sorted),
                Quantiles.of(sorted, 0.05),
                Quantiles.of(sorted, 0.5),
                Quantiles.of(sorted, 0.95));
    }
}
