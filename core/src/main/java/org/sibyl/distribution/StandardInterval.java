package org.sibyl.distribution;

import org.apache.commons.numbers.gamma.ErfDifference;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;

/// N(0, 1) restricted to an interval. Three cases, for none of their formulas keeps its digits everywhere.
sealed interface StandardInterval {
    /// log p(z) for z in the interval.
    double logDensity(double z);

    /// P(Z ≤ z) for z in the interval.
    double cdf(double z);

    /// Inverts the cdf for 0 < p < 1.
    double quantile(double p);

    /// Mean and variance.
    NormalMoments moments();

    static StandardInterval of(double a, double b) {
        if (a >= 0) {
            return new UpperTail(a, b - a);
        }
        return b <= 0 ? new LowerTail(new UpperTail(-b, b - a)) : new Centre(a, b);
    }

    /// [a, b] with a < 0 < b.
    record Centre(double a, double b) implements StandardInterval {
        @Override
        public double logDensity(double z) {
            return StandardNormal.logDensity(z) - StrictMath.log(mass(a, b));
        }

        @Override
        public double cdf(double z) {
            return mass(a, z) / mass(a, b);
        }

        @Override
        public double quantile(double p) {
            double below = StandardNormal.cdf(a) + p * mass(a, b);
            if (below < 0.5) {
                return -StandardNormal.SQRT_2 * InverseErfc.value(2 * below);
            }
            double above = StandardNormal.cdf(-b) + (1 - p) * mass(a, b);
            return StandardNormal.SQRT_2 * InverseErfc.value(2 * above);
        }

        @Override
        public NormalMoments moments() {
            return NormalMoments.between(a, b);
        }

        private static double mass(double from, double to) {
            return 0.5 * ErfDifference.value(from / StandardNormal.SQRT_2, to / StandardNormal.SQRT_2);
        }
    }

    /// [a, a + width] with a ≥ 0, in terms of d = z − a.
    ///
    /// With Q the upper tail probability, g(d) = log(Q(a + d) / Q(a)) is
    /// log(erfcx((a + d)/√2) / erfcx(a/√2)) − d (a + d/2): no cancellation and no underflow.
    record UpperTail(double a, double width) implements StandardInterval {
        private static final double LOG_2 = StrictMath.log(2);
        private static final int NEWTON_STEPS = 60;

        @Override
        public double logDensity(double z) {
            double d = z - a;
            return -d * (a + 0.5 * d)
                    - StandardNormal.LOG_SQRT_2_PI
                    + LOG_2
                    - StrictMath.log(scaledTail(0))
                    - StrictMath.log(-StrictMath.expm1(logRatio(width)));
        }

        @Override
        public double cdf(double z) {
            return StrictMath.expm1(logRatio(z - a)) / StrictMath.expm1(logRatio(width));
        }

        double survival(double z) {
            double end = logRatio(width);
            double at = logRatio(z - a);
            return StrictMath.exp(at) * StrictMath.expm1(end - at) / StrictMath.expm1(end);
        }

        @Override
        public double quantile(double p) {
            return a + distance(StrictMath.log1p(p * StrictMath.expm1(logRatio(width))));
        }

        double quantileOfSurvival(double q) {
            return a + distance(StrictMath.log(q + (1 - q) * StrictMath.exp(logRatio(width))));
        }

        @Override
        public NormalMoments moments() {
            return NormalMoments.between(a, a + width);
        }

        private double logRatio(double d) {
            return d == Double.POSITIVE_INFINITY
                    ? Double.NEGATIVE_INFINITY
                    : StrictMath.log(scaledTail(d) / scaledTail(0)) - d * (a + 0.5 * d);
        }

        private double scaledTail(double d) {
            return Erfcx.value((a + d) / StandardNormal.SQRT_2);
        }

        /// The d with g(d) = target ≤ 0. The start solves −d (a + d/2) = target and lies above the root because erfcx
        /// falls; g is concave, so Newton's method descends from there and cannot overshoot.
        private double distance(double target) {
            double d = -2 * target / (a + Math.sqrt(a * a - 2 * target));
            for (int i = 0; i < NEWTON_STEPS; i++) {
                double slope = -Math.sqrt(2 / Math.PI) / scaledTail(d);
                double step = (logRatio(d) - target) / slope;
                double next = Math.max(0, d - step);
                if (Math.abs(next - d) <= Math.ulp(d)) {
                    return next;
                }
                d = next;
            }
            return d;
        }
    }

    /// The mirror image of an upper tail.
    record LowerTail(UpperTail mirror) implements StandardInterval {
        @Override
        public double logDensity(double z) {
            return mirror.logDensity(-z);
        }

        @Override
        public double cdf(double z) {
            return mirror.survival(-z);
        }

        @Override
        public double quantile(double p) {
            return -mirror.quantileOfSurvival(p);
        }

        @Override
        public NormalMoments moments() {
            NormalMoments moments = mirror.moments();
            return new NormalMoments(-moments.mean(), moments.variance());
        }
    }
}
