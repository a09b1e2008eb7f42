package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

class CrossValidationTest {
    private static final Seed SEED = Seed.of(31);
    private static final WeightedRows ROWS = WeightedRows.of(new NormalDensity(3, 2).sample(103, SEED));
    private static final HistogramEstimator BINS = HistogramEstimator.DEFAULT.withRule(BinRule.count(12));

    @Test
    void everyRowIsScoredByTheFitWithoutItsFold() {
        CrossValidation validation = CrossValidation.DEFAULT.withFolds(7);
        HeldOutScore score = validation.score(NormalDensity.FIT, ROWS, SEED);
        List<Split> splits = validation.splits(103, SEED);
        assertThat(score.folds()).hasSize(7);
        double sum = 0;
        for (int fold = 0; fold < 7; fold++) {
            int[] test = splits.get(fold).test();
            NormalDensity model =
                    NormalDensity.FIT.fit(ROWS.select(splits.get(fold).training()), SEED);
            Tensor expected = model.logProb(ROWS.x().select(test));
            assertThat(score.logProb().select(test)).isEqualTo(expected);
            assertThat(score.folds().get(fold).mean())
                    .isCloseTo(model.score(ROWS.x().select(test)), within(1e-13));
            sum += model.score(ROWS.x().select(test)) * test.length;
        }
        assertThat(score.mean()).isCloseTo(sum / 103, within(1e-13));
        assertThat(score.total().negativeLogLikelihood()).isEqualTo(-score.mean());
        // The log-density of a normal draw has the variance 1/2; 103 draws of it scatter by far less than a half.
        assertThat(score.standardError()).isCloseTo(Math.sqrt(0.5 / 103), within(0.04));
    }

    @Test
    void threadsDoNotChangeABit() {
        CrossValidation validation = CrossValidation.DEFAULT.withFolds(10);
        assertThat(validation.withThreads(4).score(BINS, ROWS, SEED)).isEqualTo(validation.score(BINS, ROWS, SEED));
    }

    @Test
    void weightsCountInTheScore() {
        Tensor logProb = Tensor.vector(-1, -2, -4, Double.NEGATIVE_INFINITY);
        LogScore weighted = LogScore.of(logProb, Tensor.vector(1, 2, 1, 0));
        LogScore copies = LogScore.of(Tensor.vector(-1, -2, -2, -4), Tensor.vector(1, 1, 1, 1));
        assertThat(weighted).isEqualTo(copies);
        assertThat(copies.mean()).isEqualTo(-2.25);
        // Squares 1.5625 + 2 · 0.0625 + 3.0625 over 3 · 4.
        assertThat(copies.standardError()).isCloseTo(Math.sqrt(4.75 / 12), within(1e-15));
        LogScore zero = LogScore.of(logProb, Tensor.vector(1, 2, 1, 3));
        assertThat(zero.mean()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(zero.standardError()).isNaN();
        assertThat(zero.zeroDensity()).isEqualTo(1);
        assertThat(zero.meanElsewhere()).isEqualTo(-2.25);
    }

    @Test
    void theTableIsSortedAndExplainsWhatIsInfinite() {
        DensityEstimator<NormalDensity> wide = shifted("wide", 1);
        DensityEstimator<NormalDensity> narrow = shifted("narrow", -1);
        HistogramEstimator fine = BINS.withRule(BinRule.count(60));
        Comparison comparison = Comparison.of(
                List.of(fine, wide, BINS.withRange(50, 60), narrow, BINS, NormalDensity.FIT),
                ROWS,
                CrossValidation.DEFAULT,
                SEED);
        // The fit without change is the best of its kind; both histograms meet empty bins, the finer more of them.
        assertThat(comparison.entries().stream().map(Comparison.Entry::name))
                .startsWith("normal")
                .containsSubsequence("normal", "histogram 12 bins", "histogram 60 bins")
                .hasSize(5);
        assertThat(comparison.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.name()).isEqualTo("histogram 12 bins");
            assertThat(refusal.reason()).startsWith("no row lies within the edges");
        });
        Comparison.Entry normal = comparison.entries().getFirst();
        double logLikelihood = NormalDensity.FIT.fit(ROWS, SEED).score(ROWS.x()) * 103;
        assertThat(normal.aic().orElseThrow()).isCloseTo(4 - 2 * logLikelihood, within(1e-10));
        assertThat(normal.bic().orElseThrow()).isCloseTo(2 * Math.log(103) - 2 * logLikelihood, within(1e-10));
        assertThat(normal.remark()).isEmpty();
        Comparison.Entry last = comparison.entries().getLast();
        assertThat(last.heldOut().mean()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(last.remark())
                .startsWith(
                        "histogram 60 bins gives " + last.heldOut().total().zeroDensity() + " of 103 held-out rows");
    }

    @Test
    void informationCriteriaAreEmptyWithoutParameters() {
        HistogramEstimator many = HistogramEstimator.DEFAULT.withRule(BinRule.count(1_000));
        WeightedRows rows = WeightedRows.of(
                Tensor.adopt(new NormalDensity(0, 1).sample(400, SEED).toArray(), 100, 4));
        Comparison.Entry entry = Comparison.of(List.of(many), rows, CrossValidation.DEFAULT, SEED)
                .entries()
                .getFirst();
        assertThat(entry.aic()).isEqualTo(OptionalDouble.empty());
        assertThat(entry.bic()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void whatCannotBeScoredIsSaid() {
        assertThatThrownBy(() -> CrossValidation.DEFAULT.withFolds(200).score(BINS, ROWS, SEED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("103 rows in 200 folds");
        assertThatThrownBy(() -> CrossValidation.DEFAULT.withFolds(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two folds");
        assertThatThrownBy(() -> LogScore.of(Tensor.vector(Double.NaN), Tensor.vector(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1 is NaN");
        assertThatThrownBy(() -> LogScore.of(Tensor.vector(1, 2), Tensor.vector(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 log-densities and 1 weights");
    }

    private static DensityEstimator<NormalDensity> shifted(String name, double logScale) {
        return new DensityEstimator<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public NormalDensity fit(WeightedRows rows, Seed seed) {
                NormalDensity fit = NormalDensity.FIT.fit(rows, seed);
                return new NormalDensity(fit.mean(), fit.sd() * Math.exp(logScale));
            }
        };
    }
}
