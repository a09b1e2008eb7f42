package org.sibyl.density;

import org.sibyl.tensor.Tensor;

/// The logarithmic score of a density on weighted rows, Σ wᵢ log p(xᵢ)/Σ wᵢ in nats for each row, with the
/// rows of density zero counted instead of hidden in a −∞.
///
/// @param weight Σ wᵢ, the number of rows if they count alike
/// @param mean the score: −∞ if a row of positive weight has density zero
/// @param standardError of the mean, √(Σ wᵢ (log p(xᵢ) − mean)²/(W − 1)/W) with W = Σ wᵢ; NaN unless the
///     mean is finite and W > 1
/// @param zeroDensity how many rows of positive weight have density zero
/// @param meanElsewhere the score of the other rows; NaN if there is none
public record LogScore(double weight, double mean, double standardError, int zeroDensity, double meanElsewhere) {
    /// The score of the log-densities of rows.
    ///
    /// @param logProb `[n]`, none NaN
    /// @param weights `[n]`, not negative, with a positive sum
    /// @throws IllegalArgumentException if the lengths differ or a log-density is NaN
    public static LogScore of(Tensor logProb, Tensor weights) {
        if (logProb.size() != weights.size()) {
            throw new IllegalArgumentException("a score needs one weight for each log-density, found " + logProb.size()
                    + " log-densities and " + weights.size() + " weights");
        }
        double total = 0;
        double positive = 0;
        double sum = 0;
        int zero = 0;
        for (int i = 0; i < logProb.size(); i++) {
            double value = logProb.get(i);
            double weight = weights.get(i);
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException(
                        "the log-density of row " + (i + 1) + " is NaN, expected a number or −∞; check the row");
            }
            total += weight;
            if (value == Double.NEGATIVE_INFINITY) {
                zero += weight > 0 ? 1 : 0;
            } else {
                positive += weight;
                sum += weight * value;
            }
        }
        double elsewhere = positive > 0 ? sum / positive : Double.NaN;
        double mean = zero > 0 ? Double.NEGATIVE_INFINITY : elsewhere;
        return new LogScore(total, mean, standardError(logProb, weights, mean, total), zero, elsewhere);
    }

    /// The score of a model on rows.
    public static LogScore of(DensityModel model, WeightedRows rows) {
        return of(model.logProb(rows.x()), rows.weights());
    }

    /// −mean, the loss that density estimation minimises, in nats for each row.
    public double negativeLogLikelihood() {
        return -mean;
    }

    /// Σ wᵢ log p(xᵢ)
    public double logLikelihood() {
        return weight * mean;
    }

    private static double standardError(Tensor logProb, Tensor weights, double mean, double total) {
        if (!(Double.isFinite(mean) && total > 1)) {
            return Double.NaN;
        }
        double squares = 0;
        for (int i = 0; i < logProb.size(); i++) {
            double deviation = logProb.get(i) - mean;
            squares += weights.get(i) > 0 ? weights.get(i) * deviation * deviation : 0;
        }
        return Math.sqrt(squares / (total - 1) / total);
    }
}
