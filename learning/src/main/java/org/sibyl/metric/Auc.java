package org.sibyl.metric;

import java.util.Optional;
import org.sibyl.distribution.Normal;
import org.sibyl.estimator.DataException;

/// The area under the ROC curve with its sampling variance.
///
/// The area is A = P(s₁ > s₀) + ½ P(s₁ = s₀) for the scores s₁ of a row of class 1 and s₀ of one of class
/// 0. Its variance is DeLong's (DeLong, DeLong and Clarke-Pearson 1988, eq. 4–6): S₁₀/m + S₀₁/n with the
/// sample variances, divisors m − 1 and n − 1, of each row's mean success against all rows of the other
/// class, from midranks in O(N log N) (Sun and Xu 2014).
///
/// @param value A
/// @param variance of A
/// @param positives m, the rows of class 1
/// @param negatives n, the rows of class 0
public record Auc(double value, double variance, int positives, int negatives) {
    /// On which scale an interval is symmetric.
    public enum Scale {
        /// A ± z σ, cut off at 0 and 1.
        LINEAR,
        /// logit A ± z σ/(A (1 − A)), which stays between 0 and 1 and is nearer to its level for areas near
        /// 1 (Pepe 2003, section 5.2).
        LOGIT
    }

    /// An interval.
    ///
    /// @param lower end
    /// @param upper end
    /// @param level the share of samples whose interval holds the true area, for large samples
    public record Interval(double lower, double upper, double level) {}

    /// The area and its variance.
    ///
    /// @throws DataException if a class has fewer than two rows
    public static Auc of(ScoredRows rows) {
        PlacementValues placements = PlacementValues.byScore(rows);
        return new Auc(
                placements.mean(),
                placements.covariance(placements),
                placements.positives().length,
                placements.negatives().length);
    }

    /// The area alone, at the cost of a sort.
    ///
    /// @throws DataException if a class has no row
    public static double area(ScoredRows rows) {
        rows.requireBothClasses("the area under a ROC curve");
        SortedScores sorted = SortedScores.of(rows);
        long[] ones = sorted.positives();
        long[] zeros = sorted.negatives();
        long twice = 0;
        int below = 0;
        int notAbove = 0;
        for (long key : ones) {
            while (below < zeros.length && Long.compareUnsigned(zeros[below], key) < 0) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < zeros.length && zeros[notAbove] == key) {
                notAbove++;
            }
            twice += below + notAbove;
        }
        return twice / (2.0 * ones.length * zeros.length);
    }

    /// Tests whether two scores of the same rows separate the classes equally well.
    ///
    /// @param second scores of the same rows in the same order
    /// @throws DataException if the rows' labels differ, or a class has fewer than two rows
    public static AucComparison compare(ScoredRows first, ScoredRows second) {
        if (!first.labels().equals(second.labels())) {
            throw new DataException(
                    "two areas are compared on the same rows, but the labels differ; score the same rows"
                            + " in the same order by both");
        }
        PlacementValues a = PlacementValues.inOrder(first);
        PlacementValues b = PlacementValues.inOrder(second);
        return AucComparison.of(of(first), of(second), a.covariance(b));
    }

    /// √variance
    public double standardError() {
        return Math.sqrt(variance);
    }

    /// A Wald interval. Empty on the logit scale for an area of 0 or 1, whose logit is infinite.
    ///
    /// @param level between 0 and 1, such as 0.95
    /// @throws IllegalArgumentException if the level is not between 0 and 1
    public Optional<Interval> interval(double level, Scale scale) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level is " + level + ", expected a number between 0 and 1");
        }
        double z = new Normal(0, 1).quantile((1 + level) / 2);
        if (scale == Scale.LINEAR) {
            return Optional.of(new Interval(
                    Math.max(0, value - z * standardError()), Math.min(1, value + z * standardError()), level));
        }
        if (value <= 0 || value >= 1) {
            return Optional.empty();
        }
        double logit = StrictMath.log(value / (1 - value));
        double half = z * standardError() / (value * (1 - value));
        return Optional.of(new Interval(logistic(logit - half), logistic(logit + half), level));
    }

    private static double logistic(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }
}
