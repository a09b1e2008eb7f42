package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The formula itself: p(x) = Σᵢ wᵢ K(|x − xᵢ|/h) / (W h^d ∫K), summed row by row, against what the tree gives. The
/// tolerance asked for is 1e-10 of the density, and sums of up to 1001 terms round by less than 1e-12.
class DirectSumTest {
    private static final double TOLERANCE = 1.1e-10;
    private static final int[] SIZES = {1, 7, 8, 9, 63, 65, 1001};

    /// The profile of each kernel of one column, with its integral.
    private static final Map<Kernel, DoubleUnaryOperator> PROFILES = Map.of(
            Kernel.GAUSSIAN, u -> Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI),
            Kernel.EPANECHNIKOV, u -> u < 1 ? 0.75 * (1 - u * u) : 0,
            Kernel.TOPHAT, u -> u < 1 ? 0.5 : 0,
            Kernel.EXPONENTIAL, u -> 0.5 * Math.exp(-u),
            Kernel.LINEAR, u -> u < 1 ? 1 - u : 0,
            Kernel.COSINE, u -> u < 1 ? Math.PI / 4 * Math.cos(Math.PI * u / 2) : 0);

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void everyKernelOfOneColumnIsTheSumOfItsBumps(Kernel kernel) {
        for (int n : SIZES) {
            for (double h : new double[] {0.05, 0.6, 6}) {
                WeightedRows rows = rows(n, 1);
                Tensor at = normal(50, 1, Seed.of(3).child(n));
                Tensor logProb = KernelDensityEstimator.DEFAULT
                        .withKernel(kernel)
                        .withBandwidth(h)
                        .fit(rows, Seed.of(1))
                        .logProb(at);
                for (int q = 0; q < at.rows(); q++) {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        double u = Math.abs(at.get(q) - rows.x().get(i)) / h;
                        sum += rows.weights().get(i)
                                * PROFILES.getOrDefault(kernel, v -> Double.NaN).applyAsDouble(u);
                    }
                    double expected = sum / (rows.totalWeight() * h);
                    assertThat(Math.exp(logProb.get(q)))
                            .as("n = %d, h = %s, x = %s", n, h, at.get(q))
                            .isCloseTo(expected, within(TOLERANCE * expected + Double.MIN_NORMAL));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theGaussianKernelIsTheSumOfItsBumpsInSeveralColumns(int d) {
        double h = 0.4;
        for (int n : SIZES) {
            WeightedRows rows = rows(n, d);
            Tensor at = normal(50, d, Seed.of(4).child(n));
            Tensor logProb = KernelDensityEstimator.DEFAULT
                    .withBandwidth(h)
                    .fit(rows, Seed.of(1))
                    .logProb(at);
            for (int q = 0; q < at.rows(); q++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    double squares = 0;
                    for (int j = 0; j < d; j++) {
                        squares += Math.pow((at.get(q, j) - rows.x().get(i, j)) / h, 2);
                    }
                    sum += rows.weights().get(i) * Math.exp(-squares / 2);
                }
                double expected = sum / (rows.totalWeight() * Math.pow(h * Math.sqrt(2 * Math.PI), d));
                assertThat(Math.exp(logProb.get(q)))
                        .as("n = %d, query %d", n, q)
                        .isCloseTo(expected, within(TOLERANCE * expected + Double.MIN_NORMAL));
            }
        }
    }

    private static WeightedRows rows(int n, int d) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = 0.5 + i % 3;
        }
        return new WeightedRows(normal(n, d, Seed.of(2).child(n)), Tensor.vector(weights));
    }

    private static Tensor normal(int n, int d, Seed seed) {
        return Tensor.adopt(
                seed.generator()
                        .doubles(1L * n * d, -2, 2)
                        .map(u -> u * Math.abs(u))
                        .toArray(),
                n,
                d);
    }
}
