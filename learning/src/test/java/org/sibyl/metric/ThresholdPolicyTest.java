package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;

class ThresholdPolicyTest {
    private final ScoredRows rows = ClassificationMetricsTest.drawn(150, Seed.of(5));

    /// Best among all thresholds, tried one by one.
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 7})
    void theCostIsLeast(double ratio) {
        ToDoubleFunction<ConfusionMatrix> cost = m -> m.falsePositives() * ratio + m.falseNegatives();
        OperatingPoint chosen = new ThresholdPolicy.CostRatio(ratio).choose(rows);
        assertThat(cost.applyAsDouble(chosen.confusion())).isEqualTo(-best(m -> -cost.applyAsDouble(m)));
    }

    @Test
    void theF1IsLargest() {
        assertThat(new ThresholdPolicy.MaximumF1().choose(rows).confusion().f1())
                .isEqualTo(best(ConfusionMatrix::f1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.5, 1})
    void theEfficiencyIsLargestUnderTheFalsePositiveRate(double rate) {
        OperatingPoint chosen = new ThresholdPolicy.FalsePositiveRate(rate).choose(rows);
        assertThat(chosen.falsePositiveRate()).isLessThanOrEqualTo(rate);
        assertThat(chosen.efficiency()).isEqualTo(best(m -> m.falsePositiveRate() <= rate ? m.recall() : -1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e9, -0.5, 0.5, 1, 1.2, Double.POSITIVE_INFINITY})
    void aFixedThresholdIsThatOfTheRows(double threshold) {
        assertThat(new ThresholdPolicy.Fixed(threshold).choose(rows)).isEqualTo(OperatingPoint.at(threshold, rows));
    }

    @Test
    void purityAndEfficiencyArePrecisionAndRecall() {
        OperatingPoint point = new OperatingPoint(0.5, new ConfusionMatrix(30, 10, 50, 20));
        assertThat(point.purity()).isEqualTo(0.75);
        assertThat(point.efficiency()).isEqualTo(0.6);
        assertThat(point.truePositiveRate()).isEqualTo(0.6);
        assertThat(point.falsePositiveRate()).isEqualTo(10.0 / 60);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new ThresholdPolicy.FalsePositiveRate(1.1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new ThresholdPolicy.CostRatio(0)).hasMessageContaining("a positive number");
        assertThatThrownBy(() -> new ThresholdPolicy.Fixed(Double.NaN)).hasMessageContaining("NaN");
    }

    private double best(ToDoubleFunction<ConfusionMatrix> goal) {
        double best = goal.applyAsDouble(ConfusionMatrix.at(Double.POSITIVE_INFINITY, noInfinity()));
        for (int i = 0; i < rows.size(); i++) {
            double value = goal.applyAsDouble(ConfusionMatrix.at(rows.scores().get(i), rows));
            best = Double.isNaN(best) ? value : Math.max(best, value);
        }
        return best;
    }

    /// Nothing is called signal.
    private ScoredRows noInfinity() {
        double[] scores = new double[rows.size()];
        return ScoredRows.of(scores, rows.labels().toArray());
    }
}
