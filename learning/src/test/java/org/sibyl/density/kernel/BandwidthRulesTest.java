package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.function.GradientCheck;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

class BandwidthRulesTest {
    private static final Seed SEED = Seed.of(8);

    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "EXPONENTIAL"})
    void leaveOneOutIsAFoldForEachRow(Kernel kernel) {
        WeightedRows rows = KernelDensityTest.rows(150, 2, SEED);
        KernelDensityEstimator settings = KernelDensityEstimator.DEFAULT.withKernel(kernel);
        CrossValidatedBandwidth each = CrossValidatedBandwidth.LEAVE_ONE_OUT
                .withCandidates(0.01, 0.1, 0.5, 1, 3)
                .withOrder(FoldOrder.CONSECUTIVE);
        List<BandwidthSearch.Candidate> found = candidates(each, rows, settings);
        List<BandwidthSearch.Candidate> expected = candidates(each.withFolds(150), rows, settings);
        for (int i = 0; i < found.size(); i++) {
            double score = expected.get(i).heldOut();
            assertThat(found.get(i).heldOut()).isCloseTo(score, within(1e-9 * Math.abs(score)));
        }
    }

    @Test
    void theSearchNamesItsWinner() {
        WeightedRows rows = KernelDensityTest.rows(500, 1, SEED);
        KernelDensity model = KernelDensityEstimator.DEFAULT
                .withBandwidth(CrossValidatedBandwidth.DEFAULT)
                .fit(rows, SEED);
        BandwidthSearch search = model.search().orElseThrow();
        assertThat(search.candidates()).hasSize(30);
        assertThat(search.candidates())
                .allMatch(each -> each.heldOut() <= search.winner().heldOut());
        assertThat(model.bandwidth()).isEqualTo(search.winner().bandwidth());
        assertThat(search.atTheEdge()).isFalse();
    }

    @Test
    void theGradientAgreesWithDifferencesAndCandidatesWithValues() {
        for (int d : new int[] {1, 2}) {
            WeightedRows rows = KernelDensityTest.rows(120, d, SEED);
            KernelDensityEstimator settings = KernelDensityEstimator.DEFAULT;
            Bandwidth unit = d == 1 ? Bandwidth.of(0.7) : Bandwidth.perDimension(0.7, 1.3);
            List<Split> folds = KFold.consecutive(120, 5);
            HeldOutGradient heldOut = HeldOutGradient.of(rows, settings, unit, folds);
            double[] at = d == 1 ? new double[] {-0.4} : new double[] {-0.4, 0.2};
            GradientCheck check = GradientCheck.centralDifferences(heldOut, at);
            assertThat(check.entries()).allMatch(GradientCheck.Entry::agrees);
            double same = HeldOut.folds(rows, settings, unit, folds).score(1.5);
            double[] logs = new double[d];
            Arrays.fill(logs, Math.log(1.5));
            assertThat(heldOut.value(logs)).isCloseTo(same, within(1e-9));
        }
    }

    @Test
    void theClimbEndsAboveItsStarts() {
        RandomGenerator random = SEED.generator();
        double[] x = new double[600];
        for (int i = 0; i < x.length; i += 2) {
            x[i] = random.nextGaussian() + (i % 4 == 0 ? 8 : 0);
            x[i + 1] = 100 * random.nextGaussian();
        }
        KernelDensity model = KernelDensityEstimator.DEFAULT
                .withBandwidth(GradientSearch.DEFAULT)
                .fit(Tensor.adopt(x, 300, 2), SEED);
        BandwidthSearch search = model.search().orElseThrow();
        assertThat(search.best()).isEqualTo(search.candidates().size() - 1);
        assertThat(model.bandwidth()).isInstanceOf(Bandwidth.PerDimension.class);
    }

    /// For n normal rows the best bandwidth is (4/3n)^(1/5); the rule's own spread at n = 2,000 is about 5 %,
    /// so 25 % is five of them.
    @Test
    void improvedSheatherJonesIsNearTheBestForNormalRows() {
        RandomGenerator random = SEED.generator();
        double[] x = new double[2000];
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + 10 * random.nextGaussian();
        }
        double best = 10 * Math.pow(4.0 / (3 * 2000), 0.2);
        assertThat(isj(x)).isCloseTo(best, within(0.25 * best));
    }

    @Test
    void improvedSheatherJonesKeepsModesApartAndCountsRepeatedRowsOnce() {
        RandomGenerator random = SEED.generator();
        double[] x = new double[2000];
        double[] twice = new double[4000];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.1 * random.nextGaussian() + (i % 2 == 0 ? 10 : -10);
            twice[2 * i] = x[i];
            twice[2 * i + 1] = x[i];
        }
        // The best for one mode of 1,000 rows with σ = 0.1; Silverman's is a hundred times as wide.
        double best = 0.1 * Math.pow(4.0 / (3 * 1000), 0.2);
        assertThat(isj(x)).isBetween(0.6 * best, 1.5 * best);
        assertThat(isj(twice)).isCloseTo(isj(x), within(1e-9));
    }

    private static double isj(double... x) {
        Bandwidth h = KernelDensityEstimator.DEFAULT
                .withBandwidth(ImprovedSheatherJones.DEFAULT)
                .fit(Tensor.of(x, x.length, 1), SEED)
                .bandwidth();
        return ((Bandwidth.Scalar) h).h();
    }

    private static List<BandwidthSearch.Candidate> candidates(
            CrossValidatedBandwidth rule, WeightedRows rows, KernelDensityEstimator settings) {
        return rule.choose(rows, settings, SEED).search().orElseThrow().candidates();
    }
}
