package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

class CalibrationTest {
    private static final Sbc SBC = Sbc.DEFAULT.withDraws(199);
    private static final ExpectedCoverage COVERAGE = ExpectedCoverage.DEFAULT.withDraws(199);

    private final ConjugateNormal exact = ConjugateNormal.exact(3);
    private final Simulations pairs = exact.simulate(300, Seed.of(1));

    /// False-alarm rate 0.01 each; the seed is fixed.
    @Test
    void theExactPosteriorPasses() {
        assertThat(SBC.run(exact, pairs, Seed.of(2)).diagnostic().verdict()).isEqualTo(new Verdict.Pass());
        assertThat(COVERAGE.run(exact, pairs, Seed.of(2)).diagnostic().verdict())
                .isEqualTo(new Verdict.Pass());
    }

    /// The false-alarm rate itself: of 200 data sets of 100 pairs, at most 9 concerns at a rate of 0.01 but for a
    /// probability of 5e-5 (binomial with mean 2).
    @Test
    void falseAlarmsAreAsRareAsStated() {
        int sbc = 0;
        int coverage = 0;
        for (int repeat = 0; repeat < 200; repeat++) {
            Seed seed = Seed.of(100 + repeat);
            CalibrationRanks ranks = CalibrationRanks.of(exact, exact.simulate(100, seed), 39, 1, seed.child("ranks"));
            sbc += SBC.run(ranks).diagnostic().verdict() instanceof Verdict.Concern ? 1 : 0;
            coverage += COVERAGE.run(ranks).diagnostic().verdict() instanceof Verdict.Concern ? 1 : 0;
        }
        assertThat(sbc).isLessThanOrEqualTo(9);
        assertThat(coverage).isLessThanOrEqualTo(9);
    }

    /// Power: with half the width, D is about 0.16 and n D² above 7, a p-value below 1e-5.
    @Test
    void aNarrowPosteriorIsCalledNarrow() {
        ConjugateNormal narrow = new ConjugateNormal(3, 0, 0.5);
        SbcResult sbc = SBC.run(narrow, pairs, Seed.of(2));
        assertThat(sbc.diagnostic().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        concern -> assertThat(concern.advice())
                                .contains("'theta0' is too narrow")
                                .contains("threshold 0.0033")
                                .doesNotContain("theta1"));
        assertThat(sbc.diagnostic().value())
                .isEqualTo(sbc.tests().getFirst().pValue())
                .isLessThan(1e-5);
        Diagnostic coverage = COVERAGE.run(narrow, pairs, Seed.of(2)).diagnostic();
        assertThat(coverage.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        concern -> assertThat(concern.advice()).contains("over-confident"));
        assertThat(coverage.details().get("coverage.80")).isLessThan(0.75);
    }

    @Test
    void aWidePosteriorIsCalledWideAndConservative() {
        ConjugateNormal wide = new ConjugateNormal(3, 0, 2.5);
        assertThat(advice(SBC.run(wide, pairs, Seed.of(2)).diagnostic())).contains("'theta0' is too wide");
        assertThat(advice(COVERAGE.run(wide, pairs, Seed.of(2)).diagnostic())).contains("conservative");
    }

    @Test
    void biasIsNamedWithItsDirection() {
        assertThat(advice(SBC.run(new ConjugateNormal(3, 0.6, 1), pairs, Seed.of(2))
                        .diagnostic()))
                .contains("'theta0' is biased upwards");
        assertThat(advice(SBC.run(new ConjugateNormal(3, -0.6, 1), pairs, Seed.of(2))
                        .diagnostic()))
                .contains("'theta0' is biased downwards");
    }

    @Test
    void ranksDoNotDependOnTheNumberOfThreads() {
        CalibrationRanks alone = CalibrationRanks.of(exact, pairs, 19, 1, Seed.of(5));
        assertThat(CalibrationRanks.of(exact, pairs, 19, 5, Seed.of(5))).isEqualTo(alone);
    }

    /// All draws equal the truth: the rank is then a uniform number of {0, …, L}, and its position uniform on [0,
    /// 1).
    @Test
    void tiesAreBrokenAtRandom() {
        Tensor nothing = Tensor.adopt(new double[400], 400, 1);
        Simulations zeros = Simulations.of(List.of("theta0"), List.of("x0"), nothing, nothing);
        CalibrationRanks ranks = CalibrationRanks.of(new ConjugateNormal(1, 0, 0), zeros, 19, 1, Seed.of(3));
        assertThat(ranks.ranks().toArray()).contains(0.0, 19.0);
        assertThat(KolmogorovSmirnov.uniform(ranks.positions().column(0)).pValue())
                .isGreaterThan(1e-3);
    }

    @Test
    void histogramsCountEveryPairOnce() {
        SbcResult result = SBC.run(exact, pairs, Seed.of(2));
        for (int d = 0; d < 3; d++) {
            double total = 0;
            for (int b = 0; b < result.bins(); b++) {
                total += result.counts().get(d, b);
            }
            assertThat(total).isEqualTo(300);
        }
        assertThat(result.band()).isEqualTo(BinomialBand.of(300, 0.05, 0.95));
    }

    @Test
    void fewPairsAreInconclusive() {
        Diagnostic sbc = SBC.run(exact, pairs.slice(0, 99), Seed.of(2)).diagnostic();
        assertThat(sbc.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason())
                                .contains("only 99 calibration pairs")
                                .contains("100 are needed"));
    }

    @Test
    void invalidPairsAreLeftOutAndCounted() {
        List<RowStatus> status = new ArrayList<>(Collections.nCopies(300, RowStatus.VALID));
        Collections.fill(status.subList(0, 250), RowStatus.TIMEOUT);
        Simulations partly =
                new Simulations(pairs.parameterNames(), pairs.observableNames(), pairs.theta(), pairs.x(), status);
        Diagnostic sbc = SBC.run(exact, partly, Seed.of(2)).diagnostic();
        assertThat(sbc.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(sbc.details()).containsEntry("pairs", 50.0).containsEntry("invalid_pairs", 250.0);
        Diagnostic none = COVERAGE.run(exact, partly.slice(0, 250), Seed.of(2)).diagnostic();
        assertThat(none.verdict()).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(none.value()).isNaN();
    }

    @Test
    void drawsThatAreNotNumbersAreCounted() {
        Diagnostic sbc = SBC.run(new ConjugateNormal(3, Double.NaN, 1), pairs, Seed.of(2))
                .diagnostic();
        assertThat(sbc.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason()).contains("300 gave draws that are not numbers"));
    }

    /// The curve of the exact posterior at 300 pairs lies within five binomial standard deviations everywhere.
    @Test
    void theCurveOfTheExactPosteriorIsTheDiagonal() {
        ExpectedCoverageResult result = COVERAGE.run(exact, pairs, Seed.of(2));
        assertThat(result.curve()).hasSize(21);
        for (CoveragePoint point : result.curve()) {
            double sd = Math.sqrt(point.credibility() * (1 - point.credibility()) / 300);
            assertThat(point.coverage()).isCloseTo(point.credibility(), within(5 * sd + 1e-12));
            assertThat(point.lower()).isLessThanOrEqualTo(point.upper());
        }
    }

    @Test
    void refusesWrongSettingsAndWrongPairs() {
        assertThatThrownBy(() -> Sbc.DEFAULT.withDraws(1000)).hasMessageContaining("multiple of bins");
        assertThatThrownBy(() -> Sbc.DEFAULT.withFalseAlarm(0)).hasMessageContaining("false-alarm rate is 0.0");
        assertThatThrownBy(() -> SBC.run(ConjugateNormal.exact(2), pairs, Seed.of(1)))
                .hasMessageContaining("the prior has [theta0, theta1]");
    }

    private static String advice(Diagnostic diagnostic) {
        return ((Verdict.Concern) diagnostic.verdict()).advice();
    }
}
