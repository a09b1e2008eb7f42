package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class AnomalyThresholdTest {
    private static final Seed SEED = Seed.of(41);

    /// Over many held-out sets of distinct scores the rate of false alarms is ⌊α (n + 1)⌋/(n + 1) exactly;
    /// 200,000 pairs of a set and one further row are within 5.3 standard deviations (false-alarm rate
    /// 1e-7, seed 41).
    @ParameterizedTest
    @CsvSource({"0.1,9", "0.1,25", "0.05,19", "0.3,10", "0.01,99"})
    void theRateOfFalseAlarmsIsKept(double alpha, int n) {
        int trials = 200_000;
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            Seed seed = SEED.child(trial);
            double[] scores =
                    IntStream.range(0, n + 1).mapToDouble(i -> seed.bits(i)).toArray();
            AnomalyThreshold threshold = AnomalyThreshold.of(alpha, Tensor.of(java.util.Arrays.copyOf(scores, n), n));
            alarms += threshold.isAnomaly(scores[n]) ? 1 : 0;
        }
        double expected = Math.floor(alpha * (n + 1) + 1e-9) / (n + 1);
        assertThat(expected).isLessThanOrEqualTo(alpha);
        assertThat((double) alarms / trials)
                .isCloseTo(expected, within(5.3 * Math.sqrt(expected * (1 - expected) / trials)));
    }

    @Test
    void aFlagIsAPValueAtMostTheRate() {
        Tensor heldOut = Tensor.vector(5, 1, 3, 3, 8, 2, 2, 9, 9, Double.POSITIVE_INFINITY);
        for (double alpha : new double[] {0.1, 0.2, 0.29, 0.5, 0.9, 0.999}) {
            AnomalyThreshold threshold = AnomalyThreshold.of(alpha, heldOut);
            for (double score : new double[] {-1, 1, 1.5, 2, 3, 7, 8, 9, 10, Double.POSITIVE_INFINITY}) {
                assertThat(threshold.isAnomaly(score))
                        .as("score %s at the rate %s", score, alpha)
                        .isEqualTo(threshold.pValue(score) <= alpha);
            }
        }
        assertThat(AnomalyThreshold.of(0.5, heldOut).pValue(9)).isEqualTo(4.0 / 11);
        assertThat(AnomalyThreshold.of(0.5, heldOut).pValue(-1)).isEqualTo(1);
    }

    /// ⌊0.29 · 100⌋ is 29, though the product is 28.999999999999996 in float64.
    @Test
    void theRankIsComputedInDecimal() {
        double[] scores = IntStream.rangeClosed(1, 99).asDoubleStream().toArray();
        assertThat(AnomalyThreshold.of(0.29, Tensor.vector(scores)).threshold()).isEqualTo(71);
    }

    @Test
    void rowsFarFromTheBackgroundAreFound() {
        NormalDensity model = new NormalDensity(0, 1);
        AnomalyThreshold threshold =
                AnomalyThreshold.of(0.01, AnomalyThreshold.scores(model, model.sample(500, SEED.child("background"))));
        AnomalyScores judged = threshold.judge(model, Tensor.of(new double[] {0, 8, 1, -9}, 4, 1));
        assertThat(judged.anomalies()).containsExactly(1, 3);
        assertThat(judged.scores().get(1)).isCloseTo(32 + 0.5 * Math.log(2 * Math.PI), within(1e-12));
        assertThat(judged.pValues().get(1)).isEqualTo(1.0 / 501);
        assertThat(judged.pValues().get(0)).isGreaterThan(0.9);
        assertThat(threshold.heldOut()).isEqualTo(500);
        assertThat(threshold.falseAlarmRate()).isEqualTo(0.01);
    }

    @Test
    void aRateThatTheRowsCannotKeepIsRefused() {
        assertThatThrownBy(() -> AnomalyThreshold.of(0.01, Tensor.vector(new double[98])))
                .isInstanceOf(DataException.class)
                .hasMessage("a false-alarm rate of 0.01 needs at least 99 held-out background rows, found 98; hold out "
                        + "more rows or allow more false alarms");
        assertThat(AnomalyThreshold.of(0.01, Tensor.vector(new double[99])).threshold())
                .isZero();
        assertThatThrownBy(() -> AnomalyThreshold.of(0.1, Tensor.vector()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("needs at least 9 held-out background rows, found 0");
        assertThatThrownBy(() -> AnomalyThreshold.of(1, Tensor.vector(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 1, found 1.0");
        assertThatThrownBy(() -> AnomalyThreshold.of(0.5, Tensor.vector(1, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> AnomalyThreshold.of(0.5, Tensor.vector(1, 2)).pValue(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
