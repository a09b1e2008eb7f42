package org.sibyl.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;

/// The plain kernels against the definitions, with NaN in all padding: none of it may reach an element.
class PlainKernelsTest {
    private static final int[] SIZES = {1, 7, 8, 9, 15, 16, 17, 63, 65};

    private final RandomGenerator random = Seed.of(5).generator();
    private final DoubleKernels doubles = new PlainKernels().doubles();
    private final FloatKernels floats = new PlainKernels().floats();

    private double[] matrix(int rows, int columns) {
        int stride = DoubleKernels.stride(columns);
        double[] x = new double[rows * stride];
        Arrays.fill(x, Double.NaN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i * stride + j] = random.nextDouble(-1, 1);
            }
        }
        return x;
    }

    private static float[] narrowed(double[] x, int rows, int columns) {
        float[] y = new float[rows * FloatKernels.stride(columns)];
        Arrays.fill(y, Float.NaN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[i * FloatKernels.stride(columns) + j] = (float) at(x, i, j, columns);
            }
        }
        return y;
    }

    private static double at(double[] x, int i, int j, int columns) {
        return x[i * DoubleKernels.stride(columns) + j];
    }

    private static double at(float[] x, int i, int j, int columns) {
        return x[i * FloatKernels.stride(columns) + j];
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void productsAgreeWithTheTripleLoop(Store store) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int k : SIZES) {
                    product(m, n, k, store);
                }
            }
        }
    }

    private void product(int m, int n, int k, Store store) {
        double[] a = matrix(m, k);
        double[] turned = matrix(k, m);
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                turned[p * DoubleKernels.stride(m) + i] = at(a, i, p, k);
            }
        }
        double[] b = matrix(k, n);
        double[] base = matrix(m, n);
        double[] nn = base.clone();
        double[] tn = base.clone();
        float[] nnFloat = narrowed(base, m, n);
        float[] tnFloat = nnFloat.clone();
        doubles.productNn(m, n, k, a, b, nn, store, Bands.full(m, n, k));
        doubles.productTn(m, n, k, turned, b, tn, store, Bands.full(m, n, k));
        floats.productNn(m, n, k, narrowed(a, m, k), narrowed(b, k, n), nnFloat, store, Bands.full(m, n, k));
        floats.productTn(m, n, k, narrowed(turned, k, m), narrowed(b, k, n), tnFloat, store, Bands.full(m, n, k));
        double worst = 0;
        double worstFloat = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = store == Store.ADD ? at(base, i, j, n) : 0;
                for (int p = 0; p < k; p++) {
                    sum += at(a, i, p, k) * at(b, p, j, n);
                }
                worst = Math.max(worst, Math.abs(at(nn, i, j, n) - sum));
                worst = Math.max(worst, Math.abs(at(tn, i, j, n) - sum));
                worstFloat = Math.max(worstFloat, Math.abs(at(nnFloat, i, j, n) - sum));
                worstFloat = Math.max(worstFloat, Math.abs(at(tnFloat, i, j, n) - sum));
            }
        }
        // k + 1 roundings of numbers below k: generous by a factor of 10 or so. Math.max keeps a NaN.
        assertThat(worst).as("[%d, %d] x [%d, %d]", m, k, k, n).isCloseTo(0, within(1e-13));
        assertThat(worstFloat).as("[%d, %d] x [%d, %d]", m, k, k, n).isCloseTo(0, within(2e-5));
    }

    @Test
    void aRowOfAProductDoesNotDependOnTheOthers() {
        double[] a = matrix(9, 17);
        double[] b = matrix(17, 5);
        double[] all = new double[9 * DoubleKernels.stride(5)];
        doubles.productNn(9, 5, 17, a, b, all, Store.REPLACE, Bands.full(9, 5, 17));
        for (int i = 0; i < 9; i++) {
            double[] one = new double[DoubleKernels.stride(5)];
            int stride = DoubleKernels.stride(17);
            doubles.productNn(
                    1,
                    5,
                    17,
                    Arrays.copyOfRange(a, i * stride, (i + 1) * stride),
                    b,
                    one,
                    Store.REPLACE,
                    Bands.full(1, 5, 17));
            for (int j = 0; j < 5; j++) {
                assertThat(one[j]).isEqualTo(at(all, i, j, 5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 17})
    void paddingNeverReachesAnElement(int columns) {
        int rows = 3;
        double[] x = matrix(rows, columns);
        double[] out = new double[Math.max(rows, columns) * DoubleKernels.stride(Math.max(rows, columns))];
        for (Extent extent : Extent.values()) {
            for (Reduction reduction : Reduction.values()) {
                doubles.reduce(reduction, extent, rows, columns, x, out);
                int height = extent == Extent.EACH_ROW ? rows : 1;
                int width = extent == Extent.EACH_COLUMN ? columns : 1;
                assertFinite(out, height, width);
            }
        }
        doubles.softmax(rows, columns, x, out);
        assertFinite(out, rows, columns);
        doubles.logSumExp(rows, columns, x, out);
        assertFinite(out, rows, 1);
        for (Scan scan : Scan.values()) {
            doubles.cumulativeSum(scan, rows, columns, x, out);
            assertFinite(out, rows, columns);
        }
        doubles.transpose(rows, columns, x, out);
        assertFinite(out, columns, rows);
        assertThat(doubles.sumOfSquares(rows, columns, x)).isFinite();
        for (Broadcast broadcast : Broadcast.values()) {
            double[] y = switch (broadcast) {
                case NONE -> matrix(rows, columns);
                case ROW -> matrix(1, columns);
                case COLUMN -> matrix(rows, 1);
                case SCALAR -> matrix(1, 1);
            };
            doubles.binary(BinaryOp.ADD, broadcast, rows, columns, x, y, out);
            assertFinite(out, rows, columns);
            doubles.broadcast(broadcast, rows, columns, y, out);
            assertFinite(out, rows, columns);
            doubles.biased(UnaryOp.TANH, broadcast, rows, columns, x, y, out);
            assertFinite(out, rows, columns);
        }
        doubles.where(rows, columns, x, x, x, out);
        assertFinite(out, rows, columns);
    }

    private static void assertFinite(double[] x, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertThat(at(x, i, j, columns)).isFinite();
            }
        }
    }

    @Test
    void logSumExpKnowsInfinities() {
        double inf = Double.POSITIVE_INFINITY;
        double[] x = new double[3 * DoubleKernels.stride(2)];
        x[0] = -inf;
        x[1] = -inf;
        x[8] = inf;
        x[9] = 1;
        x[16] = 1000;
        x[17] = 1000;
        double[] out = new double[3 * DoubleKernels.stride(1)];
        doubles.logSumExp(3, 2, x, out);
        assertThat(out[0]).isEqualTo(-inf);
        assertThat(out[8]).isEqualTo(inf);
        assertThat(out[16]).isCloseTo(1000 + Math.log(2), within(1e-12));
    }
}
