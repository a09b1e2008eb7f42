package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Statistical assertions that a correct program fails with at most a stated probability, over the choice of the seed.
///
/// @param rate the largest probability of a false alarm of one assertion
public record FalseAlarm(double rate) {
    /// One in a million: what the laws here use, so that a suite of a thousand of them is wrong once in a thousand
    /// seeds.
    public static final FalseAlarm MILLIONTH = new FalseAlarm(1e-6);

    /// @throws IllegalArgumentException unless 0 < rate < 1
    public FalseAlarm {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("a false-alarm rate lies between 0 and 1, found " + rate);
        }
    }

    /// Asserts that independent draws follow a continuous distribution: sup |F_n − F| ≤ √(log(2 / rate) / (2 n)), the
    /// inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's constant (1990), which holds for every n.
    ///
    /// @param what named in the message, together with the seed
    /// @param draws independent draws, in any order
    /// @param cdf F
    public void assertFollows(String what, double[] draws, DoubleUnaryOperator cdf) {
        assertThat(distance(draws, cdf))
                .as("largest distance between the cdf of %s and that of %d draws", what, draws.length)
                .isLessThanOrEqualTo(Math.sqrt(Math.log(2 / rate) / (2 * draws.length)));
    }

    /// Asserts that two sets of independent draws come from one distribution: sup |F_n − G_m| ≤ √(log(2 / rate) (n + m)
    /// /
    /// (2 n m)) (Wei and Dudley 2012, for n = m ≥ 458 exactly, else asymptotically).
    ///
    /// @param what named in the message, together with the seed
    /// @param a independent draws
    /// @param b independent draws
    public void assertSameDistribution(String what, double[] a, double[] b) {
        double n = a.length;
        double m = b.length;
        assertThat(distance(a, b))
                .as("largest distance between the cdfs of %d and %d draws of %s", a.length, b.length, what)
                .isLessThanOrEqualTo(Math.sqrt(Math.log(2 / rate) * (n + m) / (2 * n * m)));
    }

    /// Asserts that independent draws have the given mean, within the normal approximation of their own standard error;
    /// a relative slack of 1e-9 allows for rounding when the draws do not vary.
    ///
    /// @param what named in the message, together with the seed
    /// @param draws independent draws with a finite variance, at least 100
    /// @param mean the expected mean
    public void assertMean(String what, double[] draws, double mean) {
        double average = Arrays.stream(draws).average().orElseThrow();
        double squares = Arrays.stream(draws)
                .map(draw -> (draw - average) * (draw - average))
                .sum();
        double standardError = Math.sqrt(squares / draws.length / (draws.length - 1));
        // P(|Z| > z) ≤ exp(−z²/2) for every z ≥ 0.
        double bound = standardError * Math.sqrt(-2 * Math.log(rate)) + 1e-9 * Math.abs(mean);
        assertThat(Math.abs(average - mean))
                .as("distance of the mean %s of %d draws of %s from %s", average, draws.length, what, mean)
                .isLessThanOrEqualTo(bound);
    }

    private static double distance(double[] draws, DoubleUnaryOperator cdf) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double probability = cdf.applyAsDouble(sorted[i]);
            double below = probability - (double) i / sorted.length;
            double above = (i + 1.0) / sorted.length - probability;
            largest = Math.max(largest, Math.max(below, above));
        }
        return largest;
    }

    private static double distance(double[] a, double[] b) {
        double[] left = a.clone();
        double[] right = b.clone();
        Arrays.sort(left);
        Arrays.sort(right);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            double at = Math.min(left[i], right[j]);
            while (i < left.length && left[i] <= at) {
                i++;
            }
            while (j < right.length && right[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / left.length - (double) j / right.length));
        }
        return largest;
    }
}
