package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.tensor.Tensor;

/// Mixtures beside SciPy's normal distributions and scikit-learn's EM; the files are made by
/// benchmarks/peers/golden_mixture.py.
class MixtureGoldenTest {
    private static final int COLUMNS = 5;
    private static final int COMPONENTS = 4;

    /// Both sum the same terms with condition numbers below 10³: 10⁻⁹ leaves a factor of a thousand.
    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void densitiesAgreeWithSciPy(CovarianceKind kind) {
        GaussianMixture mixture = components(kind);
        Tensor golden = GoldenTable.read("log_density_" + kind.word() + ".csv");
        Tensor x = columns(golden, 0, 1, 2, 3, 4);
        Tensor logProb = mixture.logProb(x);
        Tensor shares = mixture.responsibilities(x);
        Tensor marginal = mixture.marginal(3, 0).logProb(columns(golden, 3, 0));
        for (int i = 0; i < golden.rows(); i++) {
            double expected = golden.get(i, COLUMNS);
            assertThat(logProb.get(i)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            for (int k = 0; k < COMPONENTS; k++) {
                assertThat(shares.get(i, k)).isCloseTo(golden.get(i, COLUMNS + 1 + k), within(1e-9));
            }
            double expectedMarginal = golden.get(i, COLUMNS + 1 + COMPONENTS);
            assertThat(marginal.get(i)).isCloseTo(expectedMarginal, within(1e-9 * Math.abs(expectedMarginal)));
        }
    }

    /// Without regularisation, each step is scikit-learn's, whose sums have 10⁻¹⁵ added; 40 steps leave
    /// 10⁻⁸.
    @ParameterizedTest
    @EnumSource(CovarianceKind.class)
    void stepsAgreeWithScikitLearn(CovarianceKind kind) {
        Tensor golden = GoldenTable.read("em_" + kind.word() + ".csv");
        boolean ball = kind == CovarianceKind.SPHERICAL;
        Tensor covariance = Tensor.ofRows(new double[] {ball ? 4 : 0.25, 0}, new double[] {0, ball ? 4 : 36});
        GaussianMixture start = GaussianMixture.of(
                kind,
                List.of(
                        new GaussianComponent(1.0 / 3, Tensor.vector(2, 55), covariance),
                        new GaussianComponent(1.0 / 3, Tensor.vector(3, 70), covariance),
                        new GaussianComponent(1.0 / 3, Tensor.vector(4.5, 80), covariance)));
        List<EmState> states = EmRun.of(
                        WeightedRows.of(GoldenTable.read("old_faithful.csv")),
                        start,
                        EmSettings.DEFAULT.withRegularization(0).withTolerance(0))
                .states()
                .limit(41)
                .toList();
        for (int row = 0; row < golden.rows(); row++) {
            EmState state = states.get((int) golden.get(row, 0));
            GaussianComponent component = state.mixture().components().get(row % 3);
            assertThat(component.weight()).isCloseTo(golden.get(row, 1), within(1e-8));
            for (int j = 0; j < 2; j++) {
                assertThat(component.mean().get(j)).isCloseTo(golden.get(row, 2 + j), within(1e-7));
            }
            for (int j = 0; j < 4; j++) {
                assertThat(component.covariance().get(j)).isCloseTo(golden.get(row, 4 + j), within(1e-6));
            }
            assertThat(state.logLikelihood()).isCloseTo(golden.get(row, 8), within(1e-7));
        }
    }

    static GaussianMixture components(CovarianceKind kind) {
        Tensor golden = GoldenTable.read("components_" + kind.word() + ".csv");
        List<GaussianComponent> components = new ArrayList<>();
        for (int k = 0; k < golden.rows(); k++) {
            double[] row = golden.row(k);
            components.add(new GaussianComponent(
                    row[0],
                    Tensor.vector(Arrays.copyOfRange(row, 1, 1 + COLUMNS)),
                    Tensor.of(Arrays.copyOfRange(row, 1 + COLUMNS, row.length), COLUMNS, COLUMNS)));
        }
        return GaussianMixture.of(kind, components);
    }

    static Tensor columns(Tensor table, int... columns) {
        return Tensor.ofRows(IntStream.range(0, table.rows())
                .mapToObj(i ->
                        Arrays.stream(columns).mapToDouble(j -> table.get(i, j)).toArray())
                .toList());
    }
}
