package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class KernelDensityTest {
    private static final Seed SEED = Seed.of(5);

    /// The tree, its series and its tails against a sum over all rows in log space.
    @ParameterizedTest
    @EnumSource
    void theTreeKeepsItsTolerance(Kernel kernel) {
        for (int d : new int[] {1, 2, 3}) {
            WeightedRows rows = rows(1200, d, SEED.child(d));
            Tensor queries = queries(60, d);
            for (double h : new double[] {0.05, 0.4, 3}) {
                for (double relative : new double[] {1e-10, 1e-3}) {
                    KernelDensity model = KernelDensityEstimator.DEFAULT
                            .withKernel(kernel)
                            .withBandwidth(h)
                            .withTolerance(Tolerance.DEFAULT.withRelative(relative))
                            .fit(rows, SEED);
                    Tensor found = model.logProb(queries);
                    for (int i = 0; i < queries.rows(); i++) {
                        double expected = exact(rows, kernel, h, queries.row(i));
                        if (Double.isInfinite(expected)) {
                            assertThat(found.get(i)).isEqualTo(expected);
                        } else {
                            // The oracle's own rounding grows with the size of the exponent.
                            double slack = 1.01 * relative + 1e-12 * (1 + Math.abs(expected)) + 1e-9 * compact(kernel);
                            assertThat(found.get(i)).isCloseTo(expected, within(slack));
                        }
                    }
                }
            }
        }
    }

    @Test
    void anAbsoluteToleranceIsInUnitsOfTheDensity() {
        WeightedRows rows = rows(5000, 2, SEED);
        Tensor queries = queries(200, 2);
        KernelDensityEstimator exact = KernelDensityEstimator.DEFAULT.withBandwidth(0.3);
        Tensor expected = exact.fit(rows, SEED).logProb(queries);
        Tensor found =
                exact.withTolerance(new Tolerance(1e-4, 0)).fit(rows, SEED).logProb(queries);
        for (int i = 0; i < queries.rows(); i++) {
            assertThat(Math.exp(found.get(i))).isCloseTo(Math.exp(expected.get(i)), within(1.01e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void noBitDependsOnThreadsOrCompany(int threads) {
        WeightedRows rows = rows(2000, 2, SEED);
        Tensor queries = queries(1000, 2);
        KernelDensityEstimator one = KernelDensityEstimator.DEFAULT;
        KernelDensity model = one.fit(rows, SEED);
        KernelDensity parallel = one.withThreads(threads).fit(rows, SEED);
        assertThat(parallel.logProb(queries)).isEqualTo(model.logProb(queries));
        assertThat(parallel.sample(1000, SEED)).isEqualTo(model.sample(1000, SEED));
        assertThat(model.logProb(queries.slice(17, 18)).get(0))
                .isEqualTo(model.logProb(queries).get(17));
        assertThat(model.sample(10, SEED)).isEqualTo(model.sample(1000, SEED).slice(0, 10));
        CrossValidatedBandwidth cv = CrossValidatedBandwidth.DEFAULT.withCandidates(0.2, 0.4);
        assertThat(one.withBandwidth(cv).withThreads(threads).fit(rows, SEED).search())
                .isEqualTo(one.withBandwidth(cv).fit(rows, SEED).search());
    }

    @Test
    void logDensitiesStayRightWhereDensitiesUnderflow() {
        Tensor x = Tensor.of(new double[] {0, 1, 3}, 3, 1);
        KernelDensity model = KernelDensityEstimator.DEFAULT.withBandwidth(1).fit(x, SEED);
        // From far away only the nearest row counts: −(z − 3)²/2 − ln(3 √(2π)).
        double z = 1e6;
        double expected = -0.5 * (z - 3) * (z - 3) - Math.log(3 * Math.sqrt(2 * Math.PI));
        Tensor far = model.logProb(Tensor.of(new double[] {z, Double.POSITIVE_INFINITY, Double.NaN}, 3, 1));
        assertThat(far.get(0)).isCloseTo(expected, within(1e-3));
        assertThat(far.get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(far.get(2)).isNaN();
    }

    @ParameterizedTest
    @EnumSource
    void reflectedDensitiesIntegrateToOneAndVanishOutside(Kernel kernel) {
        RandomGenerator random = SEED.generator();
        double[] x = random.doubles(400, 0, 2).toArray();
        for (double h : new double[] {0.05, 0.5, 5}) {
            KernelDensity model = KernelDensityEstimator.DEFAULT
                    .withKernel(kernel)
                    .withBandwidth(h)
                    .withBoundaries(Boundary.reflect(0, 2))
                    .fit(Tensor.vector(x).reshape(400, 1), SEED);
            int cells = 4_000;
            double[] at = new double[cells + 2];
            for (int i = 0; i < cells; i++) {
                at[i] = (i + 0.5) * 2 / cells;
            }
            at[cells] = -0.01;
            at[cells + 1] = 2.01;
            Tensor log = model.logProb(Tensor.of(at, cells + 2, 1));
            double mass = 0;
            for (int i = 0; i < cells; i++) {
                mass += Math.exp(log.get(i)) * 2 / cells;
            }
            // The midpoint rule loses up to a cell's worth at each of 800 edges of the tophat kernel, on average
            // nothing.
            assertThat(mass).isCloseTo(1, within(kernel == Kernel.TOPHAT ? 2e-3 : 1e-4));
            assertThat(log.get(cells)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(log.get(cells + 1)).isEqualTo(Double.NEGATIVE_INFINITY);
            Tensor draws = model.sample(2000, SEED);
            for (int i = 0; i < 2000; i++) {
                assertThat(draws.get(i)).isBetween(0.0, 2.0);
            }
        }
    }

    @Test
    void theLogTransformIsADensityOfLogarithms() {
        RandomGenerator random = SEED.generator();
        int n = 300;
        double[] x = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = random.nextGaussian();
            x[i] = Math.exp(z[i]) + 1;
        }
        KernelDensityEstimator plain = KernelDensityEstimator.DEFAULT;
        KernelDensity ofX = plain.withBoundaries(new Boundary.Log(1)).fit(Tensor.of(x, n, 1), SEED);
        KernelDensity ofZ = plain.fit(Tensor.of(z, n, 1), SEED);
        Tensor found = ofX.logProb(Tensor.of(x, n, 1));
        Tensor expected = ofZ.logProb(Tensor.of(z, n, 1));
        for (int i = 0; i < n; i++) {
            assertThat(found.get(i)).isCloseTo(expected.get(i) - z[i], within(1e-9));
        }
        assertThat(ofX.logProb(Tensor.of(new double[] {1}, 1, 1)).get(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// Mean and covariance of 40,000 draws within 6 standard errors of those of the mixture: false alarms
    /// below 10⁻⁷.
    @Test
    void drawsFollowWeightsRowsAndBandwidth() {
        Tensor x = Tensor.of(new double[] {0, 0, 4, 1, 9, 9}, 3, 2);
        WeightedRows rows = new WeightedRows(x, Tensor.vector(1, 3, 0));
        Tensor matrix = Tensor.of(new double[] {1, 0.6, 0.6, 0.5}, 2, 2);
        KernelDensity model = KernelDensityEstimator.DEFAULT
                .withBandwidth(new Bandwidth.Full(matrix))
                .fit(rows, SEED);
        int n = 40_000;
        Tensor draws = model.sample(n, SEED);
        double mean = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            mean += draws.get(i, 0) / n;
            product += (draws.get(i, 0) - 3) * (draws.get(i, 1) - 0.75) / n;
        }
        // Var x₀ = 1 + 16 · 3/16; the product's variance is below 10.
        assertThat(mean).isCloseTo(3, within(6 * Math.sqrt(4.0 / n)));
        assertThat(product).isCloseTo(0.6 + 4 * 3.0 / 16, within(6 * Math.sqrt(10.0 / n)));
    }

    static WeightedRows rows(int n, int d, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[n * d];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                x[i * d + k] = random.nextGaussian() + (i % 3 == 0 ? 5 : 0);
            }
            w[i] = i % 11 == 0 ? 0 : random.nextDouble();
        }
        return new WeightedRows(Tensor.adopt(x, n, d), Tensor.adopt(w, n));
    }

    private static Tensor queries(int n, int d) {
        RandomGenerator random = SEED.child("queries").generator();
        double[] x = new double[n * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + (i / d % 10 == 0 ? 60 : 4) * random.nextGaussian();
        }
        return Tensor.adopt(x, n, d);
    }

    private static double exact(WeightedRows rows, Kernel kernel, double h, double... q) {
        int d = q.length;
        double[] logs = new double[rows.size()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            double square = 0;
            for (int k = 0; k < d; k++) {
                square += Math.pow((rows.x().get(i, k) - q[k]) / h, 2);
            }
            logs[i] = Math.log(rows.weights().get(i)) + kernel.logProfile(Math.sqrt(square));
            largest = Math.max(largest, logs[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum) - Math.log(rows.totalWeight()) - kernel.logNormalizer(d) - d * Math.log(h);
    }

    /// Near the edge of a compact kernel 1 − u² has few digits left.
    private static int compact(Kernel kernel) {
        return kernel.compact() ? 1 : 0;
    }
}
