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

class GaussianMixtureEstimatorTest {
    private static final Tensor OLD_FAITHFUL = GoldenTable.read("old_faithful.csv");

    /// One component is the sample mean and covariance, found in one step.
    @Test
    void oneComponentIsTheNormalDistribution() {
        MixtureFit fit = GaussianMixtureEstimator.of(1)
                .withEm(EmSettings.DEFAULT.withRegularization(0))
                .search(WeightedRows.of(OLD_FAITHFUL), Seed.of(1));
        GaussianComponent component = fit.mixture().components().getFirst();
        // NumPy: mean(0), cov(bias=True)
        assertThat(component.mean().get(0)).isCloseTo(3.4877830882352936, within(1e-12));
        assertThat(component.mean().get(1)).isCloseTo(70.8970588235294, within(1e-11));
        assertThat(component.covariance().get(0, 1)).isCloseTo(13.926418847318335, within(1e-10));
        assertThat(fit.restarts()).hasSize(1);
        assertThat(fit.ending()).isInstanceOf(EmEnding.Converged.class);
    }

    /// Three balls, ten radii apart: each start by k-means must find them. With 500 rows each, a mean's
    /// standard error is 0.045, and 5.3 of them make a false alarm of 10⁻⁶ over the six coordinates.
    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void findsClustersThatAreApart(CovarianceKind kind) {
        Tensor unit = Tensor.ofRows(new double[] {1, 0}, new double[] {0, 1});
        GaussianMixture truth = GaussianMixture.of(
                CovarianceKind.SPHERICAL,
                List.of(
                        new GaussianComponent(0.25, Tensor.vector(0, 0), unit),
                        new GaussianComponent(0.25, Tensor.vector(10, 0), unit),
                        new GaussianComponent(0.5, Tensor.vector(0, 10), unit)));
        GaussianMixture found = GaussianMixtureEstimator.of(3)
                .withCovariance(kind)
                .withRestarts(3)
                .fit(truth.sample(2_000, Seed.of(6)), Seed.of(1));
        for (GaussianComponent expected : truth.components()) {
            assertThat(found.components()).anySatisfy(component -> {
                assertThat(component.weight()).isCloseTo(expected.weight(), within(0.06));
                assertThat(component.mean().get(0)).isCloseTo(expected.mean().get(0), within(0.24));
                assertThat(component.mean().get(1)).isCloseTo(expected.mean().get(1), within(0.24));
            });
        }
        assertThat(found.kind()).isEqualTo(kind);
    }

    /// Starts and steps scale with the columns: seconds or minutes give one clustering. Without
    /// regularisation, whose unit does not scale.
    @Test
    void doesNotDependOnUnits() {
        double[] seconds = OLD_FAITHFUL.toArray();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] *= 64;
        }
        GaussianMixtureEstimator estimator = GaussianMixtureEstimator.of(3)
                .withEm(EmSettings.DEFAULT.withRegularization(0).withMaxIterations(30));
        GaussianMixture minutes = estimator.fit(OLD_FAITHFUL, Seed.of(8));
        GaussianMixture scaled = estimator.fit(Tensor.of(seconds, OLD_FAITHFUL.rows(), 2), Seed.of(8));
        for (int k = 0; k < 3; k++) {
            assertThat(scaled.components().get(k).mean().get(1) / 64)
                    .isCloseTo(minutes.components().get(k).mean().get(1), within(1e-7));
        }
    }

    /// Rows 4·10⁷ away from the origin, with a spread of 1: deviations are taken from the means first.
    @Test
    void keepsItsDigitsFarFromTheOrigin() {
        double[] moved = OLD_FAITHFUL.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 0x1p25;
        }
        GaussianMixtureEstimator estimator = GaussianMixtureEstimator.of(2);
        double near = estimator
                .search(WeightedRows.of(OLD_FAITHFUL), Seed.of(1))
                .last()
                .logLikelihood();
        double far = estimator
                .search(WeightedRows.of(Tensor.of(moved, OLD_FAITHFUL.rows(), 2)), Seed.of(1))
                .last()
                .logLikelihood();
        assertThat(far).isCloseTo(near, within(1e-4));
    }

    @Test
    void refusesDataThatDoNotDetermineIt() {
        refused("there are 5 components for 4 rows", 5, new double[] {1, 2, 3, 4});
        refused("needs at least two rows", 1, new double[] {1});
        refused("column 1 is constant, 7.0 in all 3 rows", 1, new double[] {7, 7, 7});
        refused("there are only 2 distinct rows for 3 components", 3, new double[] {1, 1, 2, 2, 1});
        refused("has the variance 1.25E-10, no more than the regularization", 1, new double[] {1e-5, 2e-5, 3e-5, 4e-5});
        refused("collapsed at the mean", 2, new double[] {1, 1, 1, 2, 2, 2, 2});
    }

    @Test
    void saysThatAColumnFollowsFromAnother() {
        double[][] rows = new double[40][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {Math.sin(i), 2 * Math.sin(i)};
        }
        for (double regularization : new double[] {0, 1e-6}) {
            assertThatThrownBy(() -> GaussianMixtureEstimator.of(1)
                            .withEm(EmSettings.DEFAULT.withRegularization(regularization))
                            .fit(Tensor.ofRows(rows), Seed.of(1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("columns may depend on each other");
        }
    }

    /// A row without weight is not there: neither as a start nor as one of enough rows.
    @Test
    void leavesOutRowsWithoutWeight() {
        WeightedRows rows = new WeightedRows(Tensor.of(new double[] {1, 2, 4, 1000}, 4, 1), Tensor.vector(1, 1, 1, 0));
        GaussianMixture one = GaussianMixtureEstimator.of(1).fit(rows, Seed.of(1));
        assertThat(one.components().getFirst().mean().get(0)).isCloseTo(7.0 / 3, within(1e-14));
        assertThatThrownBy(() -> GaussianMixtureEstimator.of(4).fit(rows, Seed.of(1)))
                .hasMessageContaining("there are 4 components for 3 rows");
    }

    @Test
    void saysItsName() {
        assertThat(GaussianMixtureEstimator.of(3)
                        .withCovariance(CovarianceKind.TIED)
                        .name())
                .isEqualTo("gmm tied 3");
        assertThat(ComponentSelector.of(GaussianMixtureEstimator.of(1), 1, 8).name())
                .isEqualTo("gmm full 1..8 by bic");
    }

    private static void refused(String message, int components, double[] column) {
        assertThatThrownBy(() ->
                        GaussianMixtureEstimator.of(components).fit(Tensor.of(column, column.length, 1), Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }
}
