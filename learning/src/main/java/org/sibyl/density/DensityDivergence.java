package org.sibyl.density;

import java.util.function.DoubleBinaryOperator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// How far two densities p and q are apart.
///
/// With m = (p + q)/2:
/// - KL(p‖q) = ∫ p log(p/q) in nats, ∞ where p has rows that q excludes; not symmetric (Kullback and
/// Leibler 1951)
/// - Jensen–Shannon: KL(p‖m)/2 + KL(q‖m)/2 in nats, between 0 and log 2 (Lin 1991)
/// - total variation: ∫ |p − q|/2, between 0 and 1: the largest difference of the probabilities of any
/// event
/// - Hellinger: √(1 − ∫ √(p q)), between 0 and 1
///
/// @param forward KL(p‖q)
/// @param backward KL(q‖p)
/// @param jensenShannon the Jensen–Shannon divergence
/// @param totalVariation the total variation distance
/// @param hellinger the Hellinger distance
public record DensityDivergence(
        Estimate forward, Estimate backward, Estimate jensenShannon, Estimate totalVariation, Estimate hellinger) {

    /// By n draws of each density, in any dimension. Every integrand but that of KL is bounded, so that n =
    /// 10,000 gives about two digits; KL is reliable only where the other density has no lighter tails.
    ///
    /// @param n draws of each, at least 2
    /// @throws IllegalArgumentException if there are fewer draws or the dimensions differ
    public static DensityDivergence bySampling(DensityModel p, DensityModel q, int n, Seed seed) {
        requireSameRows(p, q);
        if (n < 2) {
            throw new IllegalArgumentException(
                    "a divergence by sampling needs at least two draws of each density, found " + n
                            + "; give 10,000 or more");
        }
        Tensor ofP = p.sample(n, seed.child("p"));
        Tensor ofQ = q.sample(n, seed.child("q"));
        LogRatios underP = LogRatios.of(p.logProb(ofP), q.logProb(ofP));
        LogRatios underQ = LogRatios.of(q.logProb(ofQ), p.logProb(ofQ));
        Estimate squared = both(underP, underQ, DensityDivergence::separation);
        return new DensityDivergence(
                underP.mean((own, other) -> own - other),
                underQ.mean((own, other) -> own - other),
                both(underP, underQ, DensityDivergence::overMixture),
                both(underP, underQ, DensityDivergence::excess),
                hellinger(squared));
    }

    /// By the midpoint rule on a line. The standard errors are 0; what the rule misses shows in the masses.
    ///
    /// @param lower where both densities begin
    /// @param upper where both end
    /// @param steps of equal width, at least 1; the error falls as 1/steps² where the densities are smooth,
    ///     and as 1/steps where they jump
    /// @throws IllegalArgumentException unless both densities are of one number, lower < upper are finite,
    ///     and each density has at least 0.999 of its mass between them
    public static DensityDivergence onLine(DensityModel p, DensityModel q, double lower, double upper, int steps) {
        requireSameRows(p, q);
        if (p.eventShape().size() != 1 || !(lower < upper) || !Double.isFinite(upper - lower) || steps < 1) {
            throw new IllegalArgumentException(
                    "quadrature needs densities of one number, finite lower < upper and a step, "
                            + "found " + p.eventShape() + ", [" + lower + ", " + upper + "] and " + steps
                            + "; sample in more dimensions");
        }
        double width = (upper - lower) / steps;
        double[] x = new double[steps];
        for (int i = 0; i < steps; i++) {
            x[i] = lower + (i + 0.5) * width;
        }
        Tensor at = Tensor.adopt(x, steps, 1);
        Tensor logP = p.logProb(at);
        Tensor logQ = q.logProb(at);
        requireMass("first", logP, width, lower, upper);
        requireMass("second", logQ, width, lower, upper);
        LogRatios underP = LogRatios.of(logP, logQ);
        LogRatios underQ = LogRatios.of(logQ, logP);
        double squared = 0.5
                * (underP.integral(DensityDivergence::separation, width)
                        + underQ.integral(DensityDivergence::separation, width));
        return new DensityDivergence(
                exact(underP.integral((own, other) -> own - other, width)),
                exact(underQ.integral((own, other) -> own - other, width)),
                exact(0.5
                        * (underP.integral(DensityDivergence::overMixture, width)
                                + underQ.integral(DensityDivergence::overMixture, width))),
                exact(0.5
                        * (underP.integral(DensityDivergence::excess, width)
                                + underQ.integral(DensityDivergence::excess, width))),
                hellinger(exact(squared)));
    }

    /// A number with the standard error of sampling.
    ///
    /// @param value the estimate
    /// @param standardError 0 for quadrature, NaN where the value is infinite
    public record Estimate(double value, double standardError) {}

    /// log(p/m) = log 2 − log(1 + q/p)
    private static double overMixture(double own, double other) {
        return StrictMath.log(2) - StrictMath.log1p(StrictMath.exp(other - own));
    }

    /// (1 − q/p)₊, whose mean under p is the total variation.
    private static double excess(double own, double other) {
        return Math.max(0, -StrictMath.expm1(other - own));
    }

    /// 1 − √(p q)/m between 0 and 1, by 1 − 1/cosh u = 2 t²/(1 + t²) with t = tanh(u/2), u = log(q/p)/2.
    private static double separation(double own, double other) {
        double t = StrictMath.tanh(0.25 * (other - own));
        return 2 * t * t / (1 + t * t);
    }

    /// The mean of the means under p and under q.
    private static Estimate both(LogRatios underP, LogRatios underQ, DoubleBinaryOperator integrand) {
        Estimate a = underP.mean(integrand);
        Estimate b = underQ.mean(integrand);
        return new Estimate(0.5 * (a.value + b.value), 0.5 * Math.hypot(a.standardError, b.standardError));
    }

    private static Estimate hellinger(Estimate squared) {
        double distance = Math.sqrt(squared.value);
        // d√u = du/(2√u); at zero no draw told the densities apart, and the scatter of the draws is zero too.
        double error = distance > 0 ? squared.standardError / (2 * distance) : 0;
        return new Estimate(distance, error);
    }

    private static Estimate exact(double value) {
        return new Estimate(value, Double.isInfinite(value) ? Double.NaN : 0);
    }

    private static void requireSameRows(DensityModel p, DensityModel q) {
        if (!p.eventShape().equals(q.eventShape())) {
            throw new IllegalArgumentException(
                    "a divergence needs two densities of the same columns, found rows of the " + "shapes "
                            + p.eventShape() + " and " + q.eventShape());
        }
    }

    private static void requireMass(String which, Tensor logProb, double width, double lower, double upper) {
        double mass = 0;
        for (int i = 0; i < logProb.size(); i++) {
            mass += width * StrictMath.exp(logProb.get(i));
        }
        if (!(mass >= 0.999)) {
            throw new IllegalArgumentException("the " + which + " density has a mass of " + mass + " between " + lower
                    + " and " + upper + ", expected at least 0.999; widen the range or take more steps");
        }
    }
}
