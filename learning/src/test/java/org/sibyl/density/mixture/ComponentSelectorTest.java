package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class ComponentSelectorTest {
    private static final GaussianMixtureEstimator ESTIMATOR =
            GaussianMixtureEstimator.of(1).withRestarts(4);

    /// Three clusters of 200 rows, eight standard deviations apart: a false answer of BIC needs a
    /// likelihood ratio beyond 19/2 nats, that of the others a little less; the seed is fixed.
    @ParameterizedTest
    @EnumSource(
            value = SelectionCriterion.class,
            names = {"BIC", "CROSS_VALIDATION"})
    void findsThreeClusters(SelectionCriterion criterion) {
        WeightedRows rows = WeightedRows.of(clusters().sample(600, Seed.of(11)));
        ComponentSelection selection = ComponentSelector.of(ESTIMATOR, 1, 5)
                .withCriterion(criterion)
                .withFolds(4)
                .select(rows, Seed.of(1));
        assertThat(selection.components()).isEqualTo(3);
        assertThat(selection.criterion()).isEqualTo(criterion);
        assertThat(selection.candidates())
                .extracting(ComponentCandidate::components)
                .containsExactly(1, 2, 3, 4, 5);
        for (ComponentCandidate candidate : selection.candidates()) {
            double deviance = -2 * candidate.logLikelihood().orElseThrow();
            int p = 3 * candidate.components() - 1;
            assertThat(candidate.freeParameters()).isEqualTo(p);
            assertThat(candidate.bic().orElseThrow()).isCloseTo(deviance + p * Math.log(600), within(1e-9));
            assertThat(candidate.aic().orElseThrow()).isCloseTo(deviance + 2 * p, within(1e-9));
            assertThat(candidate.heldOutScore().orElseThrow())
                    .isLessThan(candidate.logLikelihood().orElseThrow() / 600 + 0.02);
        }
        assertThat(selection.fit().mixture().components()).hasSize(3);
    }

    /// AIC takes no fewer components than BIC: its price of a parameter is lower from 8 rows on.
    @Test
    void aicTakesAtLeastAsMany() {
        for (int s = 0; s < 5; s++) {
            WeightedRows rows = WeightedRows.of(clusters().sample(60, Seed.of(s)));
            ComponentSelector selector = ComponentSelector.of(ESTIMATOR, 1, 4);
            int byAic = selector.withCriterion(SelectionCriterion.AIC)
                    .select(rows, Seed.of(1))
                    .components();
            assertThat(byAic)
                    .isGreaterThanOrEqualTo(selector.select(rows, Seed.of(1)).components());
        }
    }

    @Test
    void leavesOutTheFoldsThatNobodyAskedFor() {
        WeightedRows rows = WeightedRows.of(clusters().sample(100, Seed.of(2)));
        ComponentSelection selection = ComponentSelector.of(ESTIMATOR, 2, 3).select(rows, Seed.of(1));
        assertThat(selection.candidates())
                .allMatch(candidate -> candidate.heldOutScore().isEmpty());
        assertThat(ComponentSelector.of(ESTIMATOR, 2, 3).fit(rows, Seed.of(1)).components())
                .isEqualTo(selection.fit().mixture().components());
    }

    /// Four components on values of three kinds cannot be told apart: that K keeps its row and says why.
    @Test
    void keepsAFailedNumberInTheTable() {
        double[] values = new double[90];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 0 ? Math.sin(i) : 4 + i % 3;
        }
        ComponentSelection selection =
                ComponentSelector.of(ESTIMATOR, 1, 4).select(WeightedRows.of(Tensor.of(values, 90, 1)), Seed.of(1));
        ComponentCandidate last = selection.candidates().getLast();
        assertThat(last.problem().orElseThrow()).contains("collapsed");
        assertThat(last.bic()).isEmpty();
        assertThat(selection.components()).isLessThan(4);
    }

    @Test
    void refusesRangesAndRowsThatDoNotFit() {
        WeightedRows four = WeightedRows.of(Tensor.of(new double[] {1, 2, 3, 5}, 4, 1));
        assertThatThrownBy(() -> ComponentSelector.of(ESTIMATOR, 1, 8).select(four, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the range of components reaches to 8 but there are 4 rows");
        WeightedRows constant = WeightedRows.of(Tensor.of(new double[] {3, 3, 3}, 3, 1));
        assertThatThrownBy(() -> ComponentSelector.of(ESTIMATOR, 1, 2).select(constant, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column 1 is constant");
        assertThatThrownBy(() -> ComponentSelector.of(ESTIMATOR, 3, 2)).hasMessageContaining("from 3 to 2");
        assertThatThrownBy(() -> ComponentSelector.of(ESTIMATOR, 1, 2).withFolds(1))
                .hasMessageContaining("1 folds");
        assertThatThrownBy(() -> ComponentSelector.of(ESTIMATOR, 1, 2)
                        .withCriterion(SelectionCriterion.CROSS_VALIDATION)
                        .withFolds(0))
                .hasMessageContaining("0 folds");
    }

    private static GaussianMixture clusters() {
        Tensor unit = Tensor.of(new double[] {1}, 1, 1);
        double third = 1.0 / 3;
        return GaussianMixture.of(
                CovarianceKind.FULL,
                List.of(
                        new GaussianComponent(third, Tensor.vector(0), unit),
                        new GaussianComponent(third, Tensor.vector(8), unit),
                        new GaussianComponent(third, Tensor.vector(16), unit)));
    }
}
