package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class GaussianMixtureTest {
    private static final Tensor UNIT = Tensor.ofRows(new double[] {1, 0}, new double[] {0, 1});

    /// p(x) = p(x_B) p(x_A | x_B) for each row, whatever the kind; both sides sum the same terms.
    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void jointIsMarginalTimesConditional(CovarianceKind kind) {
        GaussianMixture joint = MixtureGoldenTest.components(kind);
        int[] known = {4, 1};
        Tensor x = joint.sample(50, Seed.of(1));
        Tensor marginal = joint.marginal(known).logProb(MixtureGoldenTest.columns(x, known));
        Tensor rest = MixtureGoldenTest.columns(x, 0, 2, 3);
        for (int i = 0; i < x.rows(); i++) {
            GaussianMixture conditional = joint.conditional(known, x.get(i, 4), x.get(i, 1));
            double expected = joint.logProb(x.slice(i, i + 1)).get(0);
            double found =
                    marginal.get(i) + conditional.logProb(rest.slice(i, i + 1)).get(0);
            assertThat(found).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
            assertThat(conditional.kind()).isEqualTo(kind);
        }
    }

    /// Mean and covariance of 200,000 draws beside Σ π μ and Σ π (Σ + μ μᵀ) − mean meanᵀ; each moment has a
    /// standard error below 0.05, and 5.5 of them make a false alarm of 10⁻⁶ over 20 moments.
    @Test
    void drawsHaveTheMomentsOfTheMixture() {
        GaussianMixture mixture = MixtureGoldenTest.components(CovarianceKind.FULL);
        int n = 200_000;
        Tensor x = mixture.sample(n, Seed.of(7));
        double[] mean = new double[5];
        double[][] second = new double[5][5];
        for (GaussianComponent c : mixture.components()) {
            for (int j = 0; j < 5; j++) {
                mean[j] += c.weight() * c.mean().get(j);
                for (int l = 0; l < 5; l++) {
                    second[j][l] += c.weight()
                            * (c.covariance().get(j, l)
                                    + c.mean().get(j) * c.mean().get(l));
                }
            }
        }
        for (int j = 0; j < 5; j++) {
            for (int l = 0; l <= j; l++) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    double product = (x.get(i, j) - mean[j]) * (x.get(i, l) - mean[l]);
                    sum += product;
                    squares += product * product;
                }
                double found = sum / n;
                double error = Math.sqrt((squares / n - found * found) / n);
                assertThat(found).isCloseTo(second[j][l] - mean[j] * mean[l], within(5.5 * error));
            }
        }
    }

    @Test
    void aRowOfASampleDependsOnItsNumberAlone() {
        GaussianMixture mixture = MixtureGoldenTest.components(CovarianceKind.FULL);
        assertThat(mixture.sample(10, Seed.of(3)))
                .isEqualTo(mixture.sample(1_000, Seed.of(3)).slice(0, 10));
    }

    /// Bits do not depend on the rows beside a row.
    @Test
    void aRowsDensityDependsOnItAlone() {
        GaussianMixture mixture = MixtureGoldenTest.components(CovarianceKind.FULL);
        Tensor x = mixture.sample(700, Seed.of(4));
        Tensor all = mixture.logProb(x);
        for (int i = 0; i < 700; i += 33) {
            assertThat(mixture.logProb(x.slice(i, i + 1)).get(0)).isEqualTo(all.get(i));
        }
    }

    @Test
    void infinitelyFarRowsHaveNoDensity() {
        GaussianMixture mixture = of(CovarianceKind.FULL, 1, UNIT);
        Tensor far = Tensor.ofRows(new double[] {1e200, 0}, new double[] {Double.NaN, 0});
        assertThat(mixture.logProb(far)).isEqualTo(Tensor.vector(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertThat(mixture.logProb(Tensor.of(new double[0], 0, 2)).size()).isZero();
    }

    /// A component of weight 0 is never drawn and has no part in the density.
    @Test
    void aComponentWithoutWeightDoesNotCount() {
        GaussianMixture mixture = GaussianMixture.of(
                CovarianceKind.TIED,
                List.of(
                        new GaussianComponent(0, Tensor.vector(100, 0), UNIT),
                        new GaussianComponent(1, Tensor.vector(0, 0), UNIT)));
        assertThat(mixture.logProb(Tensor.ofRows(new double[] {100, 0})).get(0))
                .isCloseTo(-5000 - Math.log(2 * Math.PI), within(1e-9));
        assertThat(Arrays.stream(mixture.sample(1_000, Seed.of(1)).column(0))).allMatch(x -> x < 50);
    }

    @Test
    void countsItsParameters() {
        assertThat(CovarianceKind.FULL.freeParameters(3, 2)).isEqualTo(2 + 6 + 9);
        assertThat(CovarianceKind.TIED.freeParameters(3, 2)).isEqualTo(2 + 6 + 3);
        assertThat(CovarianceKind.DIAGONAL.freeParameters(3, 2)).isEqualTo(2 + 6 + 6);
        assertThat(CovarianceKind.SPHERICAL.freeParameters(3, 2)).isEqualTo(2 + 6 + 3);
        assertThat(of(CovarianceKind.FULL, 1, UNIT).freeParameters()).hasValue(5);
    }

    @Test
    void refusesWhatIsNoMixture() {
        refused("is not positive definite", CovarianceKind.FULL, 1, rows(1, 2, 2, 1));
        refused("is symmetric and finite, found 0.4", CovarianceKind.FULL, 1, rows(1, 0.4, 0.5, 1));
        refused("is symmetric and finite, found NaN", CovarianceKind.FULL, 1, rows(Double.NaN, 0, 0, 1));
        refused("weights sum to 0.9, expected 1", CovarianceKind.FULL, 0.9, UNIT);
        refused("a component's weight is -1.0", CovarianceKind.FULL, -1, UNIT);
        refused("a diagonal mixture has covariances of 0", CovarianceKind.DIAGONAL, 1, rows(1, 0.1, 0.1, 1));
        refused("one variance for all columns, found 1.0 and 2.0", CovarianceKind.SPHERICAL, 1, rows(1, 0, 0, 2));
        assertThatThrownBy(() -> GaussianMixture.of(CovarianceKind.FULL, List.of()))
                .hasMessage("a mixture has no components; give at least one");
        assertThatThrownBy(() -> GaussianMixture.of(
                        CovarianceKind.TIED,
                        List.of(
                                new GaussianComponent(0.5, Tensor.vector(0, 0), UNIT),
                                new GaussianComponent(0.5, Tensor.vector(0, 0), rows(2, 0, 0, 1)))))
                .hasMessageContaining("a tied mixture has one covariance");
        assertThatThrownBy(() -> new GaussianComponent(1, Tensor.vector(1, 2, 3), UNIT))
                .hasMessageContaining("expected [d] and [d, d]");
    }

    @Test
    void refusesColumnsThatItDoesNotHave() {
        GaussianMixture mixture = of(CovarianceKind.FULL, 1, UNIT);
        assertThatThrownBy(() -> mixture.logProb(Tensor.ofRows(new double[] {1, 2, 3})))
                .hasMessageContaining("the mixture is of rows [n, 2]");
        assertThatThrownBy(() -> mixture.marginal(2)).hasMessageContaining("has no column 2; its columns are 0 to 1");
        assertThatThrownBy(() -> mixture.marginal(1, 1)).hasMessageContaining("column 1 is there twice");
        assertThatThrownBy(mixture::marginal).hasMessageContaining("expected between 1 and 2");
        assertThatThrownBy(() -> mixture.conditional(new int[] {0, 1}, 1, 2))
                .hasMessageContaining("expected between 1 and 1");
        assertThatThrownBy(() -> mixture.conditional(new int[] {0}, 1, 2))
                .hasMessageContaining("1 known columns but 2 values");
        assertThatThrownBy(() -> mixture.conditional(new int[] {0}, Double.NaN))
                .hasMessageContaining("a known value is NaN");
        assertThatThrownBy(() -> mixture.conditional(new int[] {0}, 1e200))
                .hasMessageContaining("so far from all components that their density is zero");
    }

    private static void refused(String message, CovarianceKind kind, double weight, Tensor covariance) {
        assertThatThrownBy(() -> of(kind, weight, covariance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static GaussianMixture of(CovarianceKind kind, double weight, Tensor covariance) {
        return GaussianMixture.of(kind, List.of(new GaussianComponent(weight, Tensor.vector(0, 0), covariance)));
    }

    private static Tensor rows(double a, double b, double c, double d) {
        return Tensor.of(new double[] {a, b, c, d}, 2, 2);
    }
}
