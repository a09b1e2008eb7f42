package org.sibyl.metric;

import org.sibyl.estimator.DataException;

/// What a threshold is chosen by. A classifier gives scores; from which score on a row is treated as signal
/// depends on what false alarms and misses cost, and that is not in the data.
///
/// Choose the threshold on rows that the classifier was not fitted to, and state its rates on yet others
/// ([OperatingPoint#at]): the same rows flatter it.
public sealed interface ThresholdPolicy {
    /// The policy in a few words.
    String name();

    /// The point of the curve that the policy asks for. Of several that it likes equally, the one with the
    /// highest threshold.
    ///
    /// @throws DataException if no point fulfils it
    OperatingPoint choose(RocCurve curve);

    /// The same on rows.
    ///
    /// @throws DataException if no threshold fulfils it, or a class has no row
    default OperatingPoint choose(ScoredRows rows) {
        return choose(RocCurve.of(rows));
    }

    /// A threshold that was decided before: 0.5 for probabilities, 0 for logits, say.
    ///
    /// @param threshold rows that score at least this are called signal
    record Fixed(double threshold) implements ThresholdPolicy {
        /// 0.5, the more probable class.
        public static final Fixed HALF = new Fixed(0.5);

        /// @throws IllegalArgumentException if the threshold is NaN
        public Fixed {
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException("the threshold is NaN, expected a number");
            }
        }

        @Override
        public String name() {
            return "at " + threshold;
        }

        @Override
        public OperatingPoint choose(RocCurve curve) {
            int point = 0;
            while (point + 1 < curve.size() && curve.threshold(point + 1) >= threshold) {
                point++;
            }
            return new OperatingPoint(threshold, curve.confusion(point));
        }
    }

    /// As much signal as there is at a false-positive rate of at most this.
    ///
    /// @param rate between 0 and 1
    record FalsePositiveRate(double rate) implements ThresholdPolicy {
        /// @throws IllegalArgumentException if the rate is not between 0 and 1
        public FalsePositiveRate {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException(
                        "the false-positive rate is " + rate + ", expected a number between 0 and 1");
            }
        }

        @Override
        public String name() {
            return "false-positive rate " + rate;
        }

        @Override
        public OperatingPoint choose(RocCurve curve) {
            int best = 0;
            for (int i = 1; i < curve.size() && curve.falsePositiveRate(i) <= rate; i++) {
                best = curve.truePositiveRate(i) > curve.truePositiveRate(best) ? i : best;
            }
            return curve.point(best);
        }
    }

    /// The largest F1, the harmonic mean of purity and efficiency.
    record MaximumF1() implements ThresholdPolicy {
        @Override
        public String name() {
            return "maximum F1";
        }

        @Override
        public OperatingPoint choose(RocCurve curve) {
            int best = 1;
            for (int i = 2; i < curve.size(); i++) {
                best = curve.confusion(i).f1() > curve.confusion(best).f1() ? i : best;
            }
            return curve.point(best);
        }
    }

    /// The least cost FP · ratio + FN, where a false alarm costs `ratio` times as much as a miss.
    ///
    /// @param ratio cost of a false alarm over cost of a miss, positive
    record CostRatio(double ratio) implements ThresholdPolicy {
        /// @throws IllegalArgumentException if the ratio is not positive and finite
        public CostRatio {
            if (!(ratio > 0) || Double.isInfinite(ratio)) {
                throw new IllegalArgumentException(
                        "the cost of a false alarm over that of a miss is " + ratio + ", expected a positive number");
            }
        }

        @Override
        public String name() {
            return "false alarms cost " + ratio + " misses";
        }

        @Override
        public OperatingPoint choose(RocCurve curve) {
            int best = 0;
            for (int i = 1; i < curve.size(); i++) {
                best = cost(curve.confusion(i)) < cost(curve.confusion(best)) ? i : best;
            }
            return curve.point(best);
        }

        private double cost(ConfusionMatrix confusion) {
            return confusion.falsePositives() * ratio + confusion.falseNegatives();
        }
    }
}
