package org.sibyl.distribution;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/// N(0, 1), and the numbers that other families need of it.
final class StandardNormal {
    static final double SQRT_2 = Math.sqrt(2);

    /// log √(2π).
    static final double LOG_SQRT_2_PI = 0.9189385332046728;

    private StandardNormal() {}

    static double logDensity(double z) {
        return -0.5 * z * z - LOG_SQRT_2_PI;
    }

    static double cdf(double z) {
        return 0.5 * Erfc.value(-z / SQRT_2);
    }

    /// Each half from its own tail, where probabilities keep their digits.
    static double quantile(double p) {
        Arguments.requireProbability(p);
        return p < 0.5 ? -SQRT_2 * InverseErfc.value(2 * p) : SQRT_2 * InverseErfc.value(2 * (1 - p));
    }

    /// P(|Z| ≤ z).
    static double centralProbability(double z) {
        return Erf.value(z / SQRT_2);
    }

    /// The z with P(|Z| ≤ z) = p.
    static double centralQuantile(double p) {
        Arguments.requireProbability(p);
        return p < 0.5 ? SQRT_2 * InverseErf.value(p) : SQRT_2 * InverseErfc.value(1 - p);
    }
}
