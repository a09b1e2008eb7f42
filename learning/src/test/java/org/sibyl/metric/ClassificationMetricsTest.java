package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.testing.Golden;

class ClassificationMetricsTest {
    /// Against scikit-learn to 1e-9 relative, for scores without and with ties.
    @ParameterizedTest
    @CsvSource({"fine, 1", "tied, 2"})
    void agreesWithScikitLearn(String column, int values) {
        Golden judged = Golden.of(getClass(), "judged.csv");
        Golden expected = Golden.of(getClass(), "scores.csv");
        ScoredRows rows = ScoredRows.of(judged.column(column), judged.column("label"));
        ConfusionMatrix half = ConfusionMatrix.at(0.5, rows);
        Map<String, Double> found = Map.ofEntries(
                Map.entry("auc", Auc.area(rows)),
                Map.entry("average_precision", PrecisionRecallCurve.of(rows).averagePrecision()),
                Map.entry("log_loss", LogLoss.of(rows)),
                Map.entry("brier", BrierScore.of(rows).value()),
                Map.entry("accuracy", half.accuracy()),
                Map.entry("balanced_accuracy", half.balancedAccuracy()),
                Map.entry("precision", half.precision()),
                Map.entry("recall", half.recall()),
                Map.entry("f1", half.f1()),
                Map.entry("matthews", half.matthews()),
                Map.entry(
                        "largest_f1",
                        new ThresholdPolicy.MaximumF1().choose(rows).confusion().f1()));
        assertThat(found.keySet()).isEqualTo(expected.names());
        found.forEach((name, value) -> {
            double golden = expected.get(name, values);
            assertThat(value).as(name).isCloseTo(golden, within(1e-9 * Math.abs(golden)));
        });
    }

    /// The area as what it means: the fraction of the pairs of both classes that are ordered rightly, ties
    /// half. Sizes on both sides of where the sort changes, signs of both kinds, ±0 and infinities.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17, 300, 5_000})
    void theAreaIsTheFractionOfOrderedPairs(int n) {
        ScoredRows rows = drawn(n, Seed.of(1));
        long twice = 0;
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (rows.labels().get(i) == 1 && rows.labels().get(j) == 0) {
                    double above = rows.scores().get(i);
                    double below = rows.scores().get(j);
                    twice += above > below ? 2 : above == below ? 1 : 0;
                    pairs++;
                }
            }
        }
        double fraction = twice / (2.0 * pairs);
        assertThat(Auc.area(rows)).isEqualTo(fraction);
        assertThat(RocCurve.of(rows).area()).isEqualTo(fraction);
        if (n > 3) {
            assertThat(Auc.of(rows).value()).isCloseTo(fraction, within(1e-13));
        }
    }

    /// One point for each distinct score; at each, the counts are those of deciding by its threshold.
    @Test
    void everyPointOfTheCurveIsADecision() {
        ScoredRows rows = drawn(200, Seed.of(2));
        RocCurve curve = RocCurve.of(rows);
        long distinct = Arrays.stream(rows.scores().toArray())
                .map(score -> score + 0.0)
                .distinct()
                .count();
        assertThat(curve.size()).isEqualTo(distinct + 1);
        assertThat(curve.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(curve.truePositiveRate(curve.size() - 1)).isEqualTo(1);
        assertThat(curve.falsePositiveRate(curve.size() - 1)).isEqualTo(1);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.confusion(i)).isEqualTo(ConfusionMatrix.at(curve.threshold(i), rows));
            if (i > 1) {
                assertThat(curve.threshold(i)).isLessThan(curve.threshold(i - 1));
            }
        }
        RocCurve thin = curve.thinned(20);
        assertThat(thin.size()).isEqualTo(20);
        assertThat(thin.point(0)).isEqualTo(curve.point(0));
        assertThat(thin.point(19)).isEqualTo(curve.point(curve.size() - 1));
        assertThat(thin.area()).isCloseTo(curve.area(), within(0.05));
    }

    @Test
    void ratesFollowTheirDefinitions() {
        ConfusionMatrix matrix = new ConfusionMatrix(30, 10, 50, 20);
        assertThat(matrix.total()).isEqualTo(110);
        assertThat(matrix.accuracy()).isEqualTo(80.0 / 110);
        assertThat(matrix.precision()).isEqualTo(0.75);
        assertThat(matrix.recall()).isEqualTo(0.6);
        assertThat(matrix.f1()).isCloseTo(2 * 0.75 * 0.6 / 1.35, within(1e-15));
        assertThat(matrix.specificity()).isEqualTo(50.0 / 60);
        assertThat(matrix.falsePositiveRate()).isEqualTo(10.0 / 60);
        assertThat(matrix.matthews()).isCloseTo((30.0 * 50 - 10 * 20) / Math.sqrt(40.0 * 50 * 60 * 70), within(1e-15));
        assertThat(new ConfusionMatrix(0, 0, 5, 5).precision()).isNaN();
        assertThat(new ConfusionMatrix(0, 0, 5, 5).matthews()).isNaN();
        assertThatThrownBy(() -> new ConfusionMatrix(-1, 0, 0, 0)).hasMessageContaining("none can be negative");
    }

    @Test
    void manyClassesAreCountedAgainstTheRest() {
        Tensor labels = Tensor.vector(0, 0, 1, 1, 2, 2, 2);
        Tensor called = Tensor.vector(0, 1, 1, 1, 2, 0, 2);
        MultiClassConfusion matrix = MultiClassConfusion.of(called, labels, 3);
        assertThat(matrix.count(2, 0)).isEqualTo(1);
        assertThat(matrix.accuracy()).isEqualTo(5.0 / 7);
        assertThat(matrix.oneAgainstRest(2)).isEqualTo(new ConfusionMatrix(2, 0, 4, 1));
        assertThat(matrix.balancedAccuracy()).isCloseTo((0.5 + 1 + 2.0 / 3) / 3, within(1e-15));
        assertThat(matrix.macroF1()).isCloseTo((0.5 + 0.8 + 0.8) / 3, within(1e-15));
        assertThatThrownBy(() -> MultiClassConfusion.of(Tensor.vector(3), Tensor.vector(0), 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 1 has the class 3.0, expected a whole number from 0 to 2");
        assertThatThrownBy(() -> MultiClassConfusion.of(Tensor.vector(0, 1), Tensor.vector(0), 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found 2 decisions and 1 labels");
        assertThatThrownBy(() -> new MultiClassConfusion(Tensor.vector(1, 2))).hasMessageContaining("[K, K]");
    }

    @Test
    void theBrierScoreIsReliabilityLessResolutionAndUncertainty() {
        ScoredRows rows = ScoredRows.of(
                new double[] {0.1, 0.1, 0.1, 0.7, 0.7, 0.9, 0.9, 0.9}, new double[] {0, 0, 1, 1, 0, 1, 1, 1});
        BrierScore score = BrierScore.of(rows);
        assertThat(score.value()).isCloseTo((2 * 0.01 + 0.81 + 0.09 + 0.49 + 3 * 0.01) / 8, within(1e-15));
        assertThat(score.reliability() - score.resolution() + score.uncertainty())
                .isCloseTo(score.value(), within(1e-15));
        assertThat(score.uncertainty()).isEqualTo(5.0 / 8 * 3 / 8);
    }

    @Test
    void logLossesSayWhatHappened() {
        ScoredRows certain = ScoredRows.of(new double[] {1, 0}, new double[] {1, 0});
        assertThat(LogLoss.of(certain)).isEqualTo(0);
        assertThat(LogLoss.of(ScoredRows.of(new double[] {0, 0}, new double[] {1, 0})))
                .isEqualTo(Double.POSITIVE_INFINITY);
        double[] logits = {-800, 2, 0.3, -1};
        double[] labels = {1, 1, 0, 0};
        double expected = (800 + Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(0.3)) + Math.log1p(Math.exp(-1))) / 4;
        assertThat(LogLoss.ofLogits(ScoredRows.of(logits, labels))).isCloseTo(expected, within(1e-12));
        Tensor logProbabilities = Tensor.ofRows(
                new double[] {Math.log(0.2), Math.log(0.5), Math.log(0.3)}, new double[] {-1, -2, Math.log(0.497)});
        assertThat(LogLoss.of(logProbabilities, Tensor.vector(1, 0))).isCloseTo((Math.log(2) + 1) / 2, within(1e-15));
        assertThatThrownBy(() -> LogLoss.of(logProbabilities, Tensor.vector(1, 3)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the label of row 2 is 3.0, expected a whole number from 0 to 2");
        assertThatThrownBy(() -> LogLoss.of(Tensor.ofRows(new double[] {0.2, 0.8}), Tensor.vector(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("log-probability");
        assertThatThrownBy(() -> LogLoss.of(logProbabilities, Tensor.vector(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found the shapes [2, 3] and [1]");
    }

    /// Every row lies in one bin, and the bins' means are weighted means: Σ count · share is the number of
    /// ones.
    @ParameterizedTest
    @ValueSource(strings = {"EQUAL_WIDTH", "EQUAL_COUNT"})
    void calibrationBinsHoldAllRows(CalibrationCurve.Binning binning) {
        Golden judged = Golden.of(getClass(), "judged.csv");
        ScoredRows rows = ScoredRows.of(judged.column("tied"), judged.column("label"));
        CalibrationCurve curve = CalibrationCurve.of(rows, 10, binning);
        int count = 0;
        int positives = 0;
        double sum = 0;
        for (CalibrationCurve.Bin bin : curve.bins()) {
            assertThat(bin.meanProbability()).isBetween(bin.lower(), bin.upper());
            count += bin.count();
            positives += bin.positives();
            sum += bin.count() * bin.meanProbability();
        }
        assertThat(count).isEqualTo(600);
        assertThat(positives).isEqualTo(rows.positives());
        assertThat(sum).isCloseTo(Arrays.stream(judged.column("tied")).sum(), within(1e-10));
        assertThat(curve.expectedError()).isBetween(0.0, curve.largestError());
        if (binning == CalibrationCurve.Binning.EQUAL_COUNT) {
            // Ties move a bin's edge by at most the largest group of equal probabilities, 24 rows.
            assertThat(curve.bins()).allSatisfy(bin -> assertThat(bin.count()).isBetween(36, 84));
        }
    }

    @Test
    void aBinSaysWhatCameTrue() {
        ScoredRows rows = ScoredRows.of(new double[] {0.1, 0.15, 0.9, 1}, new double[] {0, 1, 1, 1});
        CalibrationCurve curve = CalibrationCurve.of(rows, 5, CalibrationCurve.Binning.EQUAL_WIDTH);
        assertThat(curve.bins())
                .containsExactly(
                        new CalibrationCurve.Bin(0, 0.2, 2, 1, 0.125), new CalibrationCurve.Bin(0.8, 1, 2, 2, 0.95));
        assertThat(curve.bins().getFirst().share()).isEqualTo(0.5);
        assertThat(curve.bins().getFirst().standardError()).isCloseTo(Math.sqrt(0.125 * 0.875 / 2), within(1e-15));
        assertThat(curve.expectedError()).isCloseTo((0.375 + 0.05) / 2, within(1e-15));
        assertThat(curve.largestError()).isEqualTo(0.375);
        assertThat(CalibrationCurve.of(
                                ScoredRows.of(new double[] {0.3, 0.3}, new double[] {0, 1}),
                                4,
                                CalibrationCurve.Binning.EQUAL_COUNT)
                        .bins())
                .containsExactly(new CalibrationCurve.Bin(0.3, 0.3, 2, 1, 0.3));
        assertThatThrownBy(() -> CalibrationCurve.of(rows, 0, CalibrationCurve.Binning.EQUAL_WIDTH))
                .hasMessageContaining("at least 1");
    }

    @Test
    void refusesScoresThatSayNothing() {
        assertThatThrownBy(() -> ScoredRows.of(new double[] {1, Double.NaN}, new double[] {0, 1}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the score of row 2 is NaN");
        assertThatThrownBy(() -> ScoredRows.of(new double[] {1, 2}, new double[] {0, 2}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the label of row 2 is 2.0, expected 0 or 1");
        assertThatThrownBy(() -> ScoredRows.of(new double[] {}, new double[] {}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> ScoredRows.of(new double[] {1}, new double[] {0, 1}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one score and one label");
        ScoredRows oneClass = ScoredRows.of(new double[] {1, 2}, new double[] {1, 1});
        assertThatThrownBy(() -> Auc.area(oneClass))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found 2 rows of class 1 only");
        assertThatThrownBy(() -> RocCurve.of(oneClass)).isInstanceOf(DataException.class);
        ScoredRows beyond = ScoredRows.of(new double[] {0.2, 1.5}, new double[] {0, 1});
        assertThatThrownBy(() -> LogLoss.of(beyond))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found 1.5 for row 2");
        assertThatThrownBy(() -> BrierScore.of(beyond)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> CalibrationCurve.of(beyond, 3, CalibrationCurve.Binning.EQUAL_WIDTH))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ConfusionMatrix.at(Double.NaN, beyond)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> RocCurve.of(beyond).thinned(1)).hasMessageContaining("at least 2 points");
    }

    /// Rounded to halves so that many are equal.
    static ScoredRows drawn(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] scores = new double[n];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i < 2 ? i : random.nextInt(2);
            double score = 2 * random.nextGaussian() + labels[i];
            scores[i] = i % 50 == 7
                    ? Math.copySign(Double.POSITIVE_INFINITY, score)
                    : i % 3 == 0 ? score : Math.rint(score);
        }
        return ScoredRows.of(scores, labels);
    }
}
