package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Grids against the tree, which is right to 10⁻¹⁰: within 10⁻³ where the density is above 10⁻³ of its
/// maximum.
class KernelGridTest {
    private static final Seed SEED = Seed.of(6);

    private static Stream<KernelDensityEstimator> settingsOfALine() {
        KernelDensityEstimator plain = KernelDensityEstimator.DEFAULT;
        return Stream.of(
                plain,
                plain.withBandwidth(0.05),
                plain.withBandwidth(2),
                plain.withBandwidth(ImprovedSheatherJones.DEFAULT),
                plain.withBoundaries(Boundary.reflect(-20, 20)),
                plain.withBandwidth(0.5).withBoundaries(Boundary.reflectBelow(-8)),
                plain.withBoundaries(new Boundary.Log(-20)),
                plain.withKernel(Kernel.EPANECHNIKOV));
    }

    @ParameterizedTest
    @MethodSource("settingsOfALine")
    void aLineAgreesWithTheTree(KernelDensityEstimator settings) {
        WeightedRows rows = KernelDensityTest.rows(20_000, 1, SEED);
        KernelGrid grid = KernelGrid.around(rows, settings, SEED, 256);
        assertAgree(grid, settings, rows);
        GridAxis coarse = new GridAxis(-4, 10, 30);
        assertAgree(KernelGrid.of(rows, settings, SEED, coarse), settings, rows);
    }

    @Test
    void aPlaneAgreesWithTheTree() {
        WeightedRows rows = KernelDensityTest.rows(5_000, 2, SEED);
        for (KernelDensityEstimator settings : List.of(
                KernelDensityEstimator.DEFAULT,
                KernelDensityEstimator.DEFAULT.withBandwidth(Bandwidth.perDimension(0.2, 0.6)),
                KernelDensityEstimator.DEFAULT
                        .withBandwidth(0.4)
                        .withBoundaries(Boundary.reflectBelow(-6), Boundary.NONE))) {
            GridAxis first = new GridAxis(-6, 9, 40);
            GridAxis second = new GridAxis(-4, 9, 33);
            KernelGrid grid = KernelGrid.of(rows, settings, SEED, first, second);
            assertThat(grid.density().shape().toArray()).containsExactly(40, 33);
            assertThat(grid.method()).isEqualTo(KernelGrid.Method.BINNED);
            assertAgree(grid, settings, rows);
        }
    }

    private static void assertAgree(KernelGrid grid, KernelDensityEstimator settings, WeightedRows rows) {
        KernelDensity model = settings.withBandwidth(grid.bandwidth()).fit(rows, SEED);
        int columns = grid.axes().getLast().points();
        double most = 0;
        double[] exact = new double[grid.density().size()];
        for (int i = 0; i < exact.length; i++) {
            double[] at = grid.axes().size() == 1
                    ? new double[] {grid.axes().getFirst().at(i)}
                    : new double[] {
                        grid.axes().getFirst().at(i / columns),
                        grid.axes().getLast().at(i % columns)
                    };
            exact[i] = Math.exp(model.logProb(Tensor.of(at, 1, at.length)).get(0));
            most = Math.max(most, exact[i]);
        }
        for (int i = 0; i < exact.length; i++) {
            double found = grid.density().get(i);
            if (exact[i] > 1e-3 * most) {
                assertThat(Math.abs(found - exact[i])).isLessThan(1e-3 * exact[i]);
            } else {
                assertThat(Math.abs(found - exact[i])).isLessThan(1e-5 * most);
            }
        }
    }
}
