package org.sibyl.distribution;

import java.util.random.RandomGenerator;
import org.sibyl.transform.Identity;
import org.sibyl.transform.Log;
import org.sibyl.transform.Logit;
import org.sibyl.transform.Mirrored;
import org.sibyl.transform.OpenInterval;
import org.sibyl.transform.ScalarBijection;

/// A continuous distribution over one real number.
///
/// Laws: the density integrates to one and the cdf is its integral; draws follow the cdf and lie strictly between
/// `lower` and `upper`; `quantile` inverts the cdf.
public interface Univariate {
    /// The family's name in study files, such as `lognormal`.
    String family();

    /// log p(x) in nats, −∞ outside the support. A bound belongs to the support if the density there is finite and not
    /// zero.
    double logDensity(double x);

    /// One draw, strictly between `lower` and `upper`.
    double draw(RandomGenerator random);

    /// P(X ≤ x).
    double cdf(double x);

    /// The smallest x with P(X ≤ x) ≥ p.
    ///
    /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
    double quantile(double p);

    /// The infimum of the support, possibly −∞.
    double lower();

    /// The supremum of the support, possibly ∞.
    double upper();

    /// E[X]; infinite where the integral diverges.
    double mean();

    /// E[(X − E[X])²]; infinite where the integral diverges.
    double variance();

    /// The map from the support to the whole line: identity, log of the distance to a single bound, or logit between
    /// two.
    default ScalarBijection toUnconstrained() {
        boolean below = Double.isFinite(lower());
        boolean above = Double.isFinite(upper());
        if (below && above) {
            return new Logit(lower(), upper());
        }
        if (below) {
            return new Log(lower());
        }
        return above ? new Mirrored(new Log(-upper())) : new Identity();
    }

    /// The numbers that can be drawn.
    default OpenInterval support() {
        return new OpenInterval(lower(), upper());
    }
}
