package org.sibyl.report.figure;

import java.util.Arrays;

/// Draws of one quantity: checks, order and quantiles.
final class Samples {
    private Samples() {}

    /// A sorted copy.
    ///
    /// @throws IllegalArgumentException if there are fewer than two values or one of them is not finite
    static double[] sorted(double[] values, String what) {
        if (values.length < 2) {
            throw new IllegalArgumentException(what + " need at least 2 values, found " + values.length);
        }
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            if (!Double.isFinite(sorted[i])) {
                throw new IllegalArgumentException(what + " must be finite, found " + sorted[i] + " at " + i
                        + "; leave invalid rows out and say how many");
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The sample standard deviation, with n − 1.
    static double standardDeviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
