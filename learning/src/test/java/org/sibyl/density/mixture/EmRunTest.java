package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class EmRunTest {
    private static final WeightedRows OLD_FAITHFUL = WeightedRows.of(GoldenTable.read("old_faithful.csv"));

    /// The objective never falls by more than the rounding of a sum of that size, for each kind, start, and
    /// regularisation from none to far too much; without regularisation it is the log-likelihood.
    @TestFactory
    Stream<DynamicTest> theObjectiveNeverDecreases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (CovarianceKind kind : CovarianceKind.values()) {
            for (MixtureStart start : MixtureStart.values()) {
                for (double regularization : new double[] {0, 1e-6, 1e-2, 0.1}) {
                    tests.add(DynamicTest.dynamicTest(
                            kind.word() + " " + start.word() + " " + regularization,
                            () -> neverDecreases(kind, start, regularization)));
                }
            }
        }
        return tests.stream();
    }

    private static void neverDecreases(CovarianceKind kind, MixtureStart start, double regularization) {
        WeightedRows rows = weighted(OLD_FAITHFUL);
        MixtureFit fit = GaussianMixtureEstimator.of(4)
                .withCovariance(kind)
                .withStart(start)
                .withRestarts(4)
                .withEm(EmSettings.DEFAULT.withRegularization(regularization).withMaxIterations(300))
                .search(rows, Seed.of(5));
        double before = Double.NEGATIVE_INFINITY;
        int steps = 0;
        for (EmState state : fit.run()) {
            assertThat(state.iteration()).isEqualTo(steps++);
            assertThat(state.objective()).isGreaterThanOrEqualTo(before - 1e-12 * Math.abs(state.objective()));
            assertThat(state.logLikelihood()).isGreaterThanOrEqualTo(state.objective());
            if (regularization == 0) {
                assertThat(state.objective()).isEqualTo(state.logLikelihood());
            }
            before = state.objective();
        }
        assertThat(steps).isGreaterThan(3);
    }

    /// The log-likelihood in a state is that of its mixture, by another way of evaluation.
    @Test
    void theLogLikelihoodIsThatOfTheMixture() {
        WeightedRows rows = weighted(OLD_FAITHFUL);
        EmRun run = EmRun.of(rows, start(), EmSettings.DEFAULT.withRegularization(1e-3));
        run.states().limit(20).forEach(state -> {
            Tensor logProb = state.mixture().logProb(rows.x());
            double sum = 0;
            for (int i = 0; i < rows.size(); i++) {
                sum += rows.weights().get(i) * logProb.get(i);
            }
            assertThat(state.logLikelihood()).isCloseTo(sum, within(1e-11 * Math.abs(sum)));
            assertThat(state.meanLogLikelihood()).isCloseTo(sum / rows.totalWeight(), within(1e-11));
        });
    }

    /// A row of weight 2 is two rows, and one of weight 0 is none.
    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void weightsAreRepetitions(CovarianceKind kind) {
        List<Integer> repeated = new ArrayList<>();
        double[] weights = new double[OLD_FAITHFUL.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 3;
            for (int copy = 0; copy < i % 3; copy++) {
                repeated.add(i);
            }
        }
        WeightedRows weighted = new WeightedRows(OLD_FAITHFUL.x(), Tensor.vector(weights));
        WeightedRows copies = WeightedRows.of(OLD_FAITHFUL
                .x()
                .select(repeated.stream().mapToInt(Integer::intValue).toArray()));
        GaussianMixture start = start(kind);
        EmState a = EmRun.of(weighted, start, EmSettings.DEFAULT)
                .states()
                .skip(5)
                .findFirst()
                .orElseThrow();
        EmState b = EmRun.of(copies, start, EmSettings.DEFAULT)
                .states()
                .skip(5)
                .findFirst()
                .orElseThrow();
        assertThat(a.logLikelihood()).isCloseTo(b.logLikelihood(), within(1e-9 * Math.abs(b.logLikelihood())));
        assertThat(a.means().get(1, 1)).isCloseTo(b.means().get(1, 1), within(1e-9));
    }

    /// 20,000 rows make five slices: their sums are added in order, whoever computed them.
    @Test
    void threadsDoNotChangeABit() {
        WeightedRows rows = WeightedRows.of(
                MixtureGoldenTest.components(CovarianceKind.FULL).sample(20_000, Seed.of(2)));
        GaussianMixtureEstimator estimator =
                GaussianMixtureEstimator.of(3).withRestarts(2).withEm(EmSettings.DEFAULT.withMaxIterations(5));
        MixtureFit one = estimator.search(rows, Seed.of(1));
        MixtureFit four = estimator.withEm(estimator.em().withThreads(4)).search(rows, Seed.of(1));
        assertThat(four.mixture().components()).isEqualTo(one.mixture().components());
        assertThat(four.last().logLikelihood()).isEqualTo(one.last().logLikelihood());
        WeightedRows few = rows.select(new int[] {1, 5, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 20, 33, 35, 36, 37, 38});
        GaussianMixtureEstimator small =
                estimator.withCovariance(CovarianceKind.TIED).withComponents(2);
        assertThat(small.withEm(estimator.em().withThreads(3))
                        .fit(few, Seed.of(1))
                        .components())
                .isEqualTo(small.fit(few, Seed.of(1)).components());
    }

    @Test
    void aRunGivesTheSameStatesAgain() {
        EmRun run = EmRun.of(OLD_FAITHFUL, start(), EmSettings.DEFAULT);
        List<EmState> states = run.states().toList();
        EmState last = run.last();
        assertThat(states.getLast().logLikelihood()).isEqualTo(last.logLikelihood());
        assertThat(states.getLast().ending())
                .hasValueSatisfying(ending -> assertThat(ending).isEqualTo(new EmEnding.Converged(last.iteration())));
        assertThat(states.subList(0, states.size() - 1))
                .allMatch(state -> state.ending().isEmpty());
        assertThat(states.getFirst().mixture()).isSameAs(run.start());
        Iterator<EmState> over = run.iterator();
        over.forEachRemaining(state -> {});
        assertThatThrownBy(over::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aSpentBudgetSaysSo() {
        EmState last = EmRun.of(OLD_FAITHFUL, start(), EmSettings.DEFAULT.withMaxIterations(2))
                .last();
        assertThat(last.iteration()).isEqualTo(2);
        assertThat(last.ending().orElseThrow())
                .isInstanceOfSatisfying(
                        EmEnding.BudgetSpent.class,
                        spent -> assertThat(spent.advice()).contains("of 2 steps gained", "allow more iterations"));
    }

    @Test
    void rowsOfResponsibilitiesSumToOne() {
        EmState state =
                EmRun.of(OLD_FAITHFUL, start(), EmSettings.DEFAULT).iterator().next();
        Tensor shares = state.responsibilities(OLD_FAITHFUL.x());
        for (int i = 0; i < shares.rows(); i++) {
            assertThat(shares.get(i, 0) + shares.get(i, 1)).isCloseTo(1, within(1e-15));
        }
        assertThat(state.weights()).containsExactly(0.5, 0.5);
        assertThat(state.covariances()).hasSize(2);
    }

    /// A component that begins on the one row apart shrinks onto it: without regularisation for ever, with
    /// it until the regularisation is what holds it.
    @Test
    void aComponentOnOneRowCollapses() {
        double[][] rows = new double[60][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {Math.sin(i), Math.cos(3 * i)};
        }
        rows[0] = new double[] {40, 40};
        Tensor unit = Tensor.ofRows(new double[] {1, 0}, new double[] {0, 1});
        GaussianMixture start = GaussianMixture.of(
                CovarianceKind.FULL,
                List.of(
                        new GaussianComponent(0.5, Tensor.vector(0, 0), unit),
                        new GaussianComponent(0.5, Tensor.vector(38, 38), unit)));
        for (double regularization : new double[] {0, 1e-6}) {
            EmSettings settings = EmSettings.DEFAULT.withRegularization(regularization);
            EmState last = EmRun.of(WeightedRows.of(Tensor.ofRows(rows)), start, settings)
                    .last();
            assertThat(last.ending().orElseThrow()).isInstanceOfSatisfying(EmEnding.Collapsed.class, collapsed -> {
                assertThat(collapsed.component()).isEqualTo(1);
                assertThat(collapsed.advice()).contains("component 2 of 2 collapsed", "take fewer components");
            });
        }
        EmSettings wide = EmSettings.DEFAULT.withRegularization(0.1);
        assertThat(EmRun.of(WeightedRows.of(Tensor.ofRows(rows)), start, wide)
                        .last()
                        .ending()
                        .orElseThrow())
                .isInstanceOf(EmEnding.Converged.class);
    }

    @Test
    void refusesAStartThatDoesNotFit() {
        Tensor tiny = Tensor.ofRows(new double[] {1e-12, 0}, new double[] {0, 1e-12});
        GaussianMixture narrow =
                GaussianMixture.of(CovarianceKind.FULL, List.of(new GaussianComponent(1, Tensor.vector(3, 70), tiny)));
        assertThatThrownBy(() -> EmRun.of(OLD_FAITHFUL, narrow, EmSettings.DEFAULT))
                .hasMessageContaining("component 1 of the start is far narrower than the regularization");
        assertThatThrownBy(() -> EmRun.of(OLD_FAITHFUL, narrow.marginal(0), EmSettings.DEFAULT))
                .hasMessageContaining("the mixture is of rows [n, 1]");
    }

    @Test
    void refusesSettingsWithoutSense() {
        assertThatThrownBy(() -> EmSettings.DEFAULT.withRegularization(-1)).hasMessageContaining("is -1.0");
        assertThatThrownBy(() -> EmSettings.DEFAULT.withTolerance(Double.NaN)).hasMessageContaining("is NaN");
        assertThatThrownBy(() -> EmSettings.DEFAULT.withMaxIterations(0)).hasMessageContaining("0 iterations");
        assertThatThrownBy(() -> EmSettings.DEFAULT.withThreads(0)).hasMessageContaining("0 threads");
        assertThatThrownBy(() -> GaussianMixtureEstimator.of(0)).hasMessageContaining("0 components");
        assertThatThrownBy(() -> GaussianMixtureEstimator.of(1).withRestarts(0)).hasMessageContaining("0 restarts");
    }

    private static WeightedRows weighted(WeightedRows rows) {
        double[] weights = new double[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.5 + i % 4;
        }
        return new WeightedRows(rows.x(), Tensor.vector(weights));
    }

    private static GaussianMixture start() {
        return start(CovarianceKind.FULL);
    }

    private static GaussianMixture start(CovarianceKind kind) {
        boolean ball = kind == CovarianceKind.SPHERICAL;
        Tensor covariance = Tensor.ofRows(new double[] {ball ? 9 : 0.5, 0}, new double[] {0, ball ? 9 : 50});
        return GaussianMixture.of(
                kind,
                List.of(
                        new GaussianComponent(0.5, Tensor.vector(2.5, 60), covariance),
                        new GaussianComponent(0.5, Tensor.vector(4, 75), covariance)));
    }
}
