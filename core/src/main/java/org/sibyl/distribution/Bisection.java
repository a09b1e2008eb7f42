package org.sibyl.distribution;

import org.sibyl.transform.ScalarBijection;

/// Inverts a cdf that has no closed inverse, by halving an interval of the unconstrained line
/// until nothing is left of it.
final class Bisection {
    /// Beyond this, exp gives 0 or ∞: the whole range of doubles lies within.
    private static final double BOUND = 750;

    /// A step of φ that moves no x = exp(φ) or logit⁻¹(φ) by more than a tenth of its rounding.
    private static final double RESOLUTION = 0x1p-57;

    private Bisection() {}

    static double quantile(Univariate distribution, double p) {
        Arguments.requireProbability(p);
        if (p == 0) {
            return distribution.lower();
        }
        if (p == 1) {
            return distribution.upper();
        }
        ScalarBijection map = distribution.toUnconstrained();
        double below = -BOUND;
        double above = BOUND;
        while (true) {
            double middle = 0.5 * (below + above);
            if (above - below < RESOLUTION || middle <= below || middle >= above) {
                return map.inverse(above);
            }
            if (distribution.cdf(map.inverse(middle)) < p) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }
}
