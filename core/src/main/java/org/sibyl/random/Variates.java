package org.sibyl.random;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Single draws that simulators need and that [RandomGenerator] does not have.
///
/// (Uniform, normal and exponential draws are `random.nextDouble()`, `random.nextGaussian()` and
/// `random.nextExponential()`.)
public final class Variates {
    private Variates() {}

    /// A Poisson count with the given mean; 0 if the mean is 0.
    ///
    /// @throws IllegalArgumentException if the mean is negative, not finite, or so large that counts overflow
    public static int poisson(RandomGenerator random, double mean) {
        requireFinite("the mean of a Poisson count", mean, mean >= 0);
        return mean == 0 ? 0 : PoissonSampler.of(provider(random), mean).sample();
    }

    /// The number of successes among `trials` independent trials.
    ///
    /// @throws IllegalArgumentException if the number of trials is negative or the probability is outside [0, 1]
    public static int binomial(RandomGenerator random, int trials, double probability) {
        return BinomialDistribution.of(trials, probability)
                .createSampler(provider(random))
                .sample();
    }

    /// A gamma variate with density x^(shape−1) exp(−x/scale) / (Γ(shape) scale^shape).
    ///
    /// @throws IllegalArgumentException if shape or scale is not positive and finite
    public static double gamma(RandomGenerator random, double shape, double scale) {
        requireFinite("the shape of a gamma variate", shape, shape > 0);
        requireFinite("the scale of a gamma variate", scale, scale > 0);
        return AhrensDieterMarsagliaTsangGammaSampler.of(provider(random), shape, scale)
                .sample();
    }

    /// A count with the given mean m and variance m + dispersion·m²: negative binomial, and Poisson where the
    /// dispersion is 0. It is a Poisson count whose mean is gamma distributed.
    ///
    /// @throws IllegalArgumentException if the mean or the dispersion is negative or not finite
    public static int negativeBinomial(RandomGenerator random, double mean, double dispersion) {
        requireFinite("the mean of a negative binomial count", mean, mean >= 0);
        requireFinite("the dispersion of a negative binomial count", dispersion, dispersion >= 0);
        if (mean == 0 || dispersion == 0) {
            return poisson(random, mean);
        }
        return poisson(random, Math.min(gamma(random, 1 / dispersion, mean * dispersion), 0.5 * Integer.MAX_VALUE));
    }

    /// Puts the numbers into a random order, every order being equally likely (Durstenfeld 1964).
    public static void shuffle(RandomGenerator random, int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }

    private static UniformRandomProvider provider(RandomGenerator random) {
        return random::nextLong;
    }

    private static void requireFinite(String what, double value, boolean inRange) {
        if (!inRange || !Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite and in its range, found " + value
                    + "; check the parameters that it was computed from");
        }
    }
}
