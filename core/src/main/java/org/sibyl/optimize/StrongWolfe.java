package org.sibyl.optimize;

import org.sibyl.function.DifferentiableFunction;

/// A line search for the strong Wolfe conditions, f(x + α d) ≤ f(x) + c₁ α gᵀd and |g(x + α d)ᵀd| ≤ c₂ |gᵀd|
/// (Nocedal and Wright 2006, algorithms 3.5 and 3.6): a bracket is grown by doubling and narrowed by cubic
/// interpolation.
///
/// @param c1 in (0, 1)
/// @param c2 in (c₁, 1)
/// @param maxEvaluations of f with its gradient
public record StrongWolfe(double c1, double c2, int maxEvaluations) {
    /// c₁ = 10⁻⁴, c₂ = 0.9, 40 evaluations.
    public static final StrongWolfe DEFAULT = new StrongWolfe(1e-4, 0.9, 40);

    /// Each end of a bracket keeps this share of it free, so that it shrinks.
    private static final double MARGIN = 0.1;

    /// @throws IllegalArgumentException unless 0 < c₁ < c₂ < 1 and there is at least one evaluation
    public StrongWolfe {
        if (!(c1 > 0 && c1 < c2 && c2 < 1) || maxEvaluations < 1) {
            throw new IllegalArgumentException(
                    "a Wolfe line search needs 0 < c1 < c2 < 1 and at least 1 evaluation, found " + c1 + ", " + c2
                            + " and " + maxEvaluations + "; 1e-4, 0.9 and 40 are usual");
        }
    }

    /// The next iterate along a direction of descent; the present one, settled or stalled, if none was found.
    Iterate search(DifferentiableFunction f, Iterate from, double[] direction, double first) {
        return new Search(f, from, direction).run(first);
    }

    /// A step that was tried.
    private record Trial(double alpha, double value, double slope, Iterate iterate) {
        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(slope);
        }
    }

    private final class Search {
        private final DifferentiableFunction f;
        private final Iterate from;
        private final double[] direction;
        private final double slope;
        private int evaluations;

        Search(DifferentiableFunction f, Iterate from, double[] direction) {
            this.f = f;
            this.from = from;
            this.direction = direction;
            this.slope = Vectors.dot(from.gradient(), direction);
        }

        /// Algorithm 3.5.
        Iterate run(double first) {
            Trial last = new Trial(0, from.value(), slope, from);
            double alpha = first;
            while (evaluations < maxEvaluations) {
                Trial now = at(alpha);
                if (lowerByTheGradient(now)) {
                    return now.iterate();
                }
                if (!now.isFinite() || tooHigh(now) || (last.alpha() > 0 && now.value() >= last.value())) {
                    return zoom(last, now);
                }
                if (flat(now)) {
                    return now.iterate();
                }
                if (now.slope() >= 0) {
                    return zoom(now, last);
                }
                last = now;
                alpha *= 2;
            }
            return best(last);
        }

        /// Algorithm 3.6: `low` has the lowest value of those that decrease enough.
        private Iterate zoom(Trial low, Trial high) {
            while (evaluations < maxEvaluations) {
                Trial now = at(between(low, high));
                if (lowerByTheGradient(now)) {
                    return now.iterate();
                }
                if (!now.isFinite() || tooHigh(now) || now.value() >= low.value()) {
                    high = now;
                } else {
                    if (flat(now)) {
                        return now.iterate();
                    }
                    if (now.slope() * (high.alpha() - low.alpha()) >= 0) {
                        high = low;
                    }
                    low = now;
                }
            }
            return best(low);
        }

        /// The least of the cubic through both ends (Nocedal and Wright, eq. 3.59), inside the bracket.
        private double between(Trial low, Trial high) {
            double width = high.alpha() - low.alpha();
            double middle = low.alpha() + 0.5 * width;
            if (!high.isFinite()) {
                return low.alpha() + MARGIN * width;
            }
            double d1 = low.slope() + high.slope() - 3 * (high.value() - low.value()) / width;
            double d2 = Math.copySign(Math.sqrt(d1 * d1 - low.slope() * high.slope()), width);
            double cubic = high.alpha() - width * (high.slope() + d2 - d1) / (high.slope() - low.slope() + 2 * d2);
            double share = (cubic - low.alpha()) / width;
            return share >= MARGIN && share <= 1 - MARGIN ? cubic : middle;
        }

        private Trial at(double alpha) {
            evaluations++;
            Iterate there = from.next(f, Vectors.plus(from.x(), alpha, direction));
            return new Trial(alpha, there.value(), Vectors.dot(there.gradient(), direction), there);
        }

        private boolean tooHigh(Trial trial) {
            return trial.value() > from.value() + c1 * trial.alpha() * slope;
        }

        private boolean flat(Trial trial) {
            return Math.abs(trial.slope()) <= -c2 * slope;
        }

        /// Near the minimum the values differ by rounding only; then the gradient tells what they cannot (the
        /// approximate conditions of Hager and Zhang 2005, eq. 4.1).
        private boolean lowerByTheGradient(Trial trial) {
            double rounding = Rounding.of(from.value());
            return -slope * trial.alpha() <= rounding
                    && Math.abs(trial.value() - from.value()) <= rounding
                    && flat(trial)
                    && trial.iterate().gradientSize() < from.gradientSize();
        }

        /// What to do when the budget is spent: any decrease is taken.
        private Iterate best(Trial low) {
            if (low.alpha() > 0) {
                return low.iterate();
            }
            double gain = 0.5 * Math.abs(slope);
            return from.stay(gain <= Rounding.of(from.value()) ? Progress.SETTLED : Progress.STALLED);
        }
    }
}
