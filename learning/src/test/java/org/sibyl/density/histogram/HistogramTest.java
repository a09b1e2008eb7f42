package org.sibyl.density.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class HistogramTest {
    private static final Seed SEED = Seed.of(1);
    private static final HistogramEstimator FOUR = HistogramEstimator.DEFAULT.withRule(BinRule.count(4));

    @Test
    void densitiesAreSharesOverWidths() {
        Histogram histogram = FOUR.fit(column(0, 1, 1.5, 3, 8), SEED);
        assertThat(histogram.axes()).containsExactly(Axis.equal(0, 8, 4));
        assertThat(histogram.counts()).containsExactly(3, 1, 0, 1);
        assertThat(histogram.densities()).containsExactly(0.3, 0.1, 0, 0.1);
        assertThat(histogram.logProb(column(1.9, 2, 5, 8, 8.1, Double.NaN)).toArray())
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(
                        Math.log(0.3),
                        Math.log(0.1),
                        Double.NEGATIVE_INFINITY,
                        Math.log(0.1),
                        Double.NEGATIVE_INFINITY,
                        Double.NEGATIVE_INFINITY);
        assertThat(histogram.freeParameters()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void rowsOfDensityZeroAreCountedAndSaid() {
        Histogram histogram = FOUR.fit(column(0, 1, 1.5, 3, 8), SEED);
        HistogramScore score = histogram.examine(column(1, 5, 5.5, 9));
        assertThat(score)
                .isEqualTo(new HistogramScore(
                        4,
                        2,
                        1,
                        Double.NEGATIVE_INFINITY,
                        histogram.logProb(column(1)).get(0)));
        assertThat(score.sentence())
                .isEqualTo(
                        "3 of 4 rows have density zero, log-density −∞: 2 lie in empty bins and 1 outside the edges.");
        assertThat(histogram.examine(column(5)).sentence())
                .isEqualTo(
                        "1 of 1 row has density zero, log-density −∞: 1 lies in an empty bin and 0 outside the edges.");
        HistogramScore all = histogram.examine(column(1, 3));
        assertThat(all.sentence()).isEqualTo("All 2 rows lie in occupied bins.");
        assertThat(all.meanLogDensity()).isEqualTo(histogram.score(column(1, 3)));
    }

    @Test
    void tenAxesCostAsManyCellsAsAreOccupied() {
        Tensor x = HistogramLawsTest.normal(2_000, 10);
        Histogram histogram =
                HistogramEstimator.DEFAULT.withRule(BinRule.count(200)).fit(x, SEED);
        assertThat(histogram.cells()).isEqualTo(1.024e23);
        assertThat(histogram.occupied()).hasSize(2_000);
        assertThat(histogram.freeParameters()).isEmpty();
        assertThat(histogram.examine(x).zeroDensity()).isZero();
        double cell = histogram.occupied().getFirst().density();
        int[] bins =
                histogram.occupied().getFirst().bins().stream().mapToInt(i -> i).toArray();
        assertThat(histogram.density(bins)).isEqualTo(cell).isPositive();
        assertThat(histogram.density(new int[10])).isZero();
    }

    @Test
    void theOrderOfTheRowsLeavesNoTrace() {
        Tensor x = HistogramLawsTest.normal(400, 2);
        Tensor reversed = x.select(IntStream.range(0, 400).map(i -> 399 - i).toArray());
        Histogram one = HistogramEstimator.DEFAULT.fit(x, SEED);
        Histogram other = HistogramEstimator.DEFAULT.fit(reversed, SEED);
        assertThat(one.occupied()).isEqualTo(other.occupied());
        assertThat(one.sample(50, SEED)).isEqualTo(other.sample(50, SEED));
    }

    @Test
    void rowsOutsideGivenEdgesAreLeftOutAndCounted() {
        Histogram histogram = HistogramEstimator.DEFAULT
                .withRule(BinRule.edges(0, 1, 10))
                .fit(new WeightedRows(column(-1, 0, 0.5, 10, 11), Tensor.vector(1, 2, 1, 1, 5)), SEED);
        assertThat(histogram.counts()).containsExactly(3, 1);
        assertThat(histogram.total()).isEqualTo(4);
        assertThat(histogram.leftOut()).isEqualTo(6);
        assertThatThrownBy(() -> HistogramEstimator.DEFAULT
                        .withRule(BinRule.edges(20, 30))
                        .fit(column(1, 2), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no row lies within the edges [1 bin on [20.0, 30.0]]");
    }

    @Test
    void binsOfOneWidthReachTheLargestValue() {
        double[] edges = HistogramEstimator.DEFAULT
                .withRule(BinRule.width(0.3))
                .fit(column(1, 2), SEED)
                .axes()
                .getFirst()
                .edges();
        assertThat(edges).hasSize(5).usingComparatorWithPrecision(1e-15).containsExactly(1, 1.3, 1.6, 1.9, 2.2);
    }

    /// The oracle leaves each row out, counts again and takes the logarithm.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 14})
    void theCrossValidatedScoreIsThatOfLeavingEachRowOut(int bins) {
        Tensor x = HistogramLawsTest.normal(60, 1);
        WeightedRows rows = WeightedRows.of(x);
        List<BinRule.Range> ranges = List.of(BinRule.Range.of(rows, 0));
        Axis axis = new BinCount(bins).axes(rows, ranges).getFirst();
        for (double pseudo : new double[] {0, 0.5}) {
            double sum = 0;
            for (int left = 0; left < 60; left++) {
                double same = 0;
                for (int i = 0; i < 60; i++) {
                    same += i != left && axis.binOf(x.get(i)) == axis.binOf(x.get(left)) ? 1 : 0;
                }
                sum += Math.log((same + pseudo) / ((59 + pseudo * bins) * axis.width(0)));
            }
            double expected = sum / 60;
            double found = CrossValidatedBins.DEFAULT
                    .withMost(bins)
                    .withPseudoCount(pseudo)
                    .candidates(rows, ranges)
                    .getLast()
                    .score();
            if (Double.isInfinite(expected)) {
                assertThat(found).isEqualTo(expected);
            } else {
                assertThat(found).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /// 2,000 draws from two narrow peaks: the mean log-density of fresh draws in occupied bins is within
    /// 0.02 nats of that of the best count, by 20,000 draws whose standard error is below 0.007.
    @Test
    void theCrossValidatedCountIsNearTheBestOne() {
        Tensor x = peaks(2_000, SEED.child("fit"));
        Tensor fresh = peaks(20_000, SEED.child("judge"));
        double chosen = expected(CrossValidatedBins.DEFAULT, x, fresh);
        double best = IntStream.of(5, 10, 20, 30, 40, 60, 80, 120)
                .mapToDouble(bins -> expected(BinRule.count(bins), x, fresh))
                .max()
                .orElseThrow();
        assertThat(chosen).isGreaterThan(best - 0.02);
        assertThat(expected(BinRule.count(5), x, fresh)).isLessThan(best - 0.2);
    }

    /// Values with one decimal: bins that fit between them would have a score without bound.
    @Test
    void roundedValuesDoNotWinByNarrowBins() {
        double[] rounded = HistogramLawsTest.normal(3_000, 1).toArray();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.rint(10 * rounded[i]) / 10;
        }
        Histogram histogram =
                HistogramEstimator.DEFAULT.withRule(CrossValidatedBins.DEFAULT).fit(column(rounded), SEED);
        assertThat(histogram.axes().getFirst().width(0)).isGreaterThan(0.4 - 1e-9);
        assertThat(histogram.axes().getFirst().bins()).isBetween(8, 25);
    }

    /// n/log n is 20.2 for 91 rows.
    @Test
    void fewRowsHaveFewCandidates() {
        WeightedRows rows = WeightedRows.of(HistogramLawsTest.normal(91, 1));
        assertThat(CrossValidatedBins.DEFAULT.candidates(rows, List.of(new BinRule.Range(-9, 9))))
                .hasSize(20);
    }

    @Test
    void whatCannotBeBinnedIsSaid() {
        HistogramEstimator auto = HistogramEstimator.DEFAULT;
        refused(
                "column 1 is 3.0 in all 4 rows, a histogram's bins need two different values",
                auto,
                column(3, 3, 3, 3));
        refused("column 1 is 3.0 in the only row", auto, column(3));
        refused("further than float64 can subtract", auto, column(-1.5e308, 1.5e308));
        refused("would have 1000000000 bins", FOUR.withRule(BinRule.width(1e-9)), column(0, 1));
        refused("cannot be cut into 9 bins", FOUR.withRule(BinRule.count(9)), column(1e16, 1e16 + 4));
        refused("the edges of 1 column are given but the rows have 2", FOUR.withRule(BinRule.edges(0, 1)), plane());
        refused("the ranges of 1 column are given but the rows have 2", FOUR.withRange(0, 1), plane());
        assertThatThrownBy(() -> auto.fit(new WeightedRows(column(1, 2), Tensor.vector(0.2, 0.3)), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("give weights that are counts");
        assertThatThrownBy(() -> auto.withRule(CrossValidatedBins.DEFAULT)
                        .fit(new WeightedRows(column(1, 2), Tensor.vector(0.2, 0.3)), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found a total weight of 0.5");
    }

    @Test
    void wrongSettingsAreSaid() {
        wrong("at least one bin, found 0", () -> BinRule.count(0));
        wrong("finite and above 0, found -1.0", () -> BinRule.width(-1));
        wrong("at least two edges, found 1", () -> BinRule.edges(1));
        wrong("found 2.0 before 2.0", () -> BinRule.edges(1, 2, 2));
        wrong("lower < upper, found [2.0, 2.0]", () -> FOUR.withRange(2, 2));
        wrong("found up to 0 bins", () -> CrossValidatedBins.DEFAULT.withMost(0));
        wrong("there is no bin rule 'sturgis'; did you mean 'sturges'?", () -> BinRule.named("sturgis"));
        wrong(
                "column 1 has bins 0 to 3, found 4",
                () -> FOUR.fit(column(1, 2), SEED).count(4));
        wrong("give rows [n, 1]", () -> FOUR.fit(column(1, 2), SEED).logProb(plane()));
        wrong(
                "the counts of all cells are for one column, found 2",
                () -> FOUR.fit(plane(), SEED).counts());
    }

    private static void refused(String message, HistogramEstimator estimator, Tensor x) {
        assertThatThrownBy(() -> estimator.fit(x, SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private static void wrong(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private static double expected(BinRule rule, Tensor x, Tensor fresh) {
        return HistogramEstimator.DEFAULT
                .withRule(rule)
                .fit(x, SEED)
                .examine(fresh)
                .meanLogDensityElsewhere();
    }

    private static Tensor peaks(int n, Seed seed) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 0.3 * seed.child(i).generator().nextGaussian() + (i % 2 == 0 ? -3 : 3);
        }
        return Tensor.adopt(x, n, 1);
    }

    private static Tensor plane() {
        return Tensor.of(new double[] {1, 2, 3, 5}, 2, 2);
    }

    private static Tensor column(double... values) {
        return Tensor.of(values, values.length, 1);
    }
}
