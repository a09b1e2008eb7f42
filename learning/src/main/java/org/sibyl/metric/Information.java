package org.sibyl.metric;

import org.sibyl.estimator.DataException;
import org.sibyl.numeric.DoubleMath;

/// Entropy, cross-entropy and Kullback–Leibler divergence of distributions over K outcomes (Shannon 1948;
/// Kullback and Leibler 1951).
///
/// 0 log 0 is 0, its limit. Where Q gives probability 0 to an outcome that P has, cross-entropy and
/// divergence are +∞.
public final class Information {
    /// A distribution's probabilities may miss 1 by so much, the rounding of thousands of terms.
    private static final double ROUNDING = 1e-9;

    /// What information is counted in.
    public enum Unit {
        /// By natural logarithms.
        NATS(1),
        /// By logarithms to base 2: 1 bit = log 2 nats.
        BITS(1.4426950408889634);

        private final double inOneNat;

        Unit(double inOneNat) {
            this.inOneNat = inOneNat;
        }

        double of(double nats) {
            return nats * inOneNat;
        }
    }

    private Information() {}

    /// H(P) = −Σ pₖ log pₖ, between 0 for certainty and log K for K equally probable outcomes.
    ///
    /// @param p probabilities
    /// @throws DataException if they are not probabilities with sum 1
    public static double entropy(double[] p, Unit unit) {
        require("P", p);
        return unit.of(crossEntropyInNats(p, p));
    }

    /// H(p, 1 − p), the entropy of two outcomes.
    ///
    /// @throws DataException if p is not a probability
    public static double binaryEntropy(double p, Unit unit) {
        return entropy(new double[] {p, 1 - p}, unit);
    }

    /// H(P, Q) = −Σ pₖ log qₖ, how surprised one is on average who expects Q where P holds. It is H(P) +
    /// KL(P ‖ Q).
    ///
    /// @param p probabilities
    /// @param q probabilities of as many outcomes
    /// @throws DataException if they are not probabilities with sum 1, or differ in number
    public static double crossEntropy(double[] p, double[] q, Unit unit) {
        requireBoth(p, q);
        return unit.of(crossEntropyInNats(p, q));
    }

    /// KL(P ‖ Q) = Σ pₖ log(pₖ/qₖ), 0 if and only if P = Q, and not symmetric.
    ///
    /// @param p probabilities
    /// @param q probabilities of as many outcomes
    /// @throws DataException if they are not probabilities with sum 1, or differ in number
    public static double divergence(double[] p, double[] q, Unit unit) {
        requireBoth(p, q);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            // p log(p/q) + q − p is never negative, and the added terms cancel in the sum: small
            // divergences keep digits.
            sum += p[k] == 0 ? q[k] : p[k] * -log1pMinus((q[k] - p[k]) / p[k]);
        }
        return unit.of(Math.max(0, sum));
    }

    /// log(1 + t) − t
    private static double log1pMinus(double t) {
        return DoubleMath.log1p(t) - t;
    }

    private static double crossEntropyInNats(double[] p, double[] q) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum -= p[k] == 0 ? 0 : p[k] * DoubleMath.log(q[k]);
        }
        // −1 · log 1 is −0.
        return sum + 0.0;
    }

    private static void requireBoth(double[] p, double[] q) {
        require("P", p);
        require("Q", q);
        if (p.length != q.length) {
            throw new DataException("P has " + p.length + " outcomes and Q has " + q.length
                    + ", expected as many; give both distributions over the same outcomes");
        }
    }

    private static void require(String name, double[] p) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            if (!(p[k] >= 0 && p[k] <= 1)) {
                throw new DataException("the probability of outcome " + (k + 1) + " of " + name + " is " + p[k]
                        + ", expected a number between 0 and 1");
            }
            sum += p[k];
        }
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw new DataException("the probabilities of " + name + " add up to " + sum
                    + ", expected 1; divide counts by their sum first");
        }
    }
}
