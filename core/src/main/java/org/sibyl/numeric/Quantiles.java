package org.sibyl.numeric;

/// Quantiles and spread of a sample.
public final class Quantiles {
    private Quantiles() {}

    /// The p-quantile by linear interpolation between order statistics, at position p (n − 1) (Hyndman and Fan
    /// 1996, type 7, the default of R and numpy).
    ///
    /// @param sorted at least one value, in increasing order
    /// @param p in [0, 1]
    /// @throws IllegalArgumentException if there is no value or p is outside [0, 1]
    public static double of(double[] sorted, double p) {
        if (sorted.length == 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile needs a value and p in [0, 1], found " + sorted.length
                    + " values and p " + p + "; give more draws or another p");
        }
        double at = p * (sorted.length - 1);
        int below = (int) at;
        double rest = at - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }

    /// √(Σ (x − mean)²/(n − 1)); NaN for fewer than two values.
    public static double standardDeviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
