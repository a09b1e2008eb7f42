package org.sibyl.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFiguresTest {
    private static final List<Quantity> THETA = List.of(new Quantity("theta", ""));

    private static RankHistograms histograms(int[] ranks, int draws) {
        return RankHistograms.of(THETA, new int[][] {ranks}, draws, new double[] {0.5});
    }

    @ParameterizedTest
    @CsvSource({"999, 200", "100, 1000", "9, 20", "1, 50", "996, 137", "99, 5"})
    void everyRankFallsIntoOneBinAndEveryBinIsWithinItsEdges(int draws, int pairs) {
        int[] ranks = IntStream.range(0, pairs)
                .map(i -> (int) ((long) i * 7919 % (draws + 1)))
                .toArray();
        RankHistograms figure = histograms(ranks, draws);
        List<Integer> counts = figure.panels().getFirst().counts();
        int bins = counts.size();
        for (int b = 0; b < bins; b++) {
            int from = b * (draws + 1) / bins;
            int to = (b + 1) * (draws + 1) / bins;
            assertThat(counts.get(b)).isEqualTo((int) IntStream.of(ranks)
                    .filter(rank -> rank >= from && rank < to)
                    .count());
            assertThat(figure.expected().get(b)).isCloseTo((double) pairs * (to - from) / (draws + 1), within(1e-3));
        }
        assertThat(counts.stream().mapToInt(count -> count).sum()).isEqualTo(pairs);
    }

    @Test
    void theBandHoldsACountWithProbability99Percent() {
        RankHistograms figure = histograms(new int[200], 999);
        assertThat(figure.expected()).hasSize(20).allMatch(expected -> expected == 10);
        int lower = figure.lower().getFirst();
        int upper = figure.upper().getFirst();
        double below = 0;
        double above = 0;
        // P(k) of Binomial(200, 1/20) by its recursion, apart from the library that made the band.
        double probability = Math.pow(0.95, 200);
        for (int k = 0; k <= 200; k++) {
            below += k < lower ? probability : 0;
            above += k > upper ? probability : 0;
            probability *= (200.0 - k) / (k + 1) * 0.05 / 0.95;
        }
        assertThat(below).isBetween(0.0005, 0.005);
        assertThat(above).isBetween(0.0005, 0.005);
    }

    @Test
    void ranksOutsideAreRefused() {
        assertThatThrownBy(() -> histograms(new int[] {3, 11}, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rank of 'theta' must be in 0 … 10, found 11");
    }

    @Test
    void coverageCountsTheTruthsInside() {
        CoverageCurve curve = CoverageCurve.of(0.9, 0.1, 0.5, 0.5);
        assertThat(at(curve, 0.09)).isEqualTo(0);
        assertThat(at(curve, 0.10)).isEqualTo(0.25);
        assertThat(at(curve, 0.49)).isEqualTo(0.25);
        assertThat(at(curve, 0.50)).isEqualTo(0.75);
        assertThat(at(curve, 1.00)).isEqualTo(1);
        for (int i = 0; i < curve.credibility().size(); i++) {
            double exact = curve.credibility().get(i);
            assertThat(curve.lower().get(i)).isLessThanOrEqualTo(exact + 0.25);
            assertThat(curve.upper().get(i)).isGreaterThanOrEqualTo(exact - 0.25);
            assertThat(curve.lower().get(i)).isLessThanOrEqualTo(curve.upper().get(i));
        }
        assertThat(curve.upper().getLast()).isEqualTo(1);
        assertThat(curve.lower().getFirst()).isEqualTo(0);
    }

    private static double at(CoverageCurve curve, double credibility) {
        return curve.coverage().get((int) Math.round(100 * credibility));
    }

    @Test
    void credibilitiesOutsideAreRefused() {
        assertThatThrownBy(() -> CoverageCurve.of(0.2, 1.5)).hasMessageContaining("must be in [0, 1]");
        assertThatThrownBy(() -> CoverageCurve.of(0.2, Double.NaN)).hasMessageContaining("must be in [0, 1]");
        assertThatThrownBy(CoverageCurve::of).hasMessageContaining("at least 1");
    }
}
