package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.Store;
import org.sibyl.engine.kernel.UnaryOp;
import org.sibyl.numeric.@Real@Math;
import org.sibyl.random.Seed;

/// Every vector kernel against its plain twin, to the bit, and sums and products against float64, within the error that
/// any order of n additions can make, n · 2⁻ᵖ · Σ|terms|. Padding holds NaN, so a kernel that lets it
/// into an element fails.
class @Real@TwinsTest {
    private static final int[] SIZES = {1, 7, 8, 9, 15, 16, 17, 63, 65, 200, 1001};
    private static final double UNIT = Math.ulp((@real@) 1) / 2;
    private static final @real@[] SPECIAL = {
        0,
        -0@f@,
        1,
        -1,
        @Real@.NaN,
        @Real@.POSITIVE_INFINITY,
        @Real@.NEGATIVE_INFINITY,
        @Real@.MIN_VALUE,
        -@Real@.MIN_NORMAL,
        @Real@.MAX_VALUE,
        -@Real@.MAX_VALUE,
        88,
        -100,
        700,
        -740
    };

    private final @Real@Kernels vector = new Vector@Real@Kernels();
    private final @Real@Kernels plain = new PlainKernels().@real@s();
    private final RandomGenerator random = Seed.of(7).generator();

    @ParameterizedTest
    @EnumSource
    void unaryGivesTheSameBits(UnaryOp op) {
        for (int columns : SIZES) {
            @real@[] x = special(3, columns);
            @real@[] expected = filled(x.length);
            plain.unary(op, 3, columns, x, expected);
            @real@[] found = filled(x.length);
            vector.unary(op, 3, columns, x, found);
            assertSameBits(op + " of " + columns, 3, columns, found, expected);
            vector.unary(op, 3, columns, x, x);
            assertSameBits(op + " in place of " + columns, 3, columns, x, expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void biasedGivesTheSameBits(UnaryOp op) {
        for (Broadcast broadcast : List.of(Broadcast.ROW, Broadcast.COLUMN)) {
            for (int columns : SIZES) {
                @real@[] x = matrix(3, columns);
                @real@[] bias = broadcast == Broadcast.ROW ? matrix(1, columns) : matrix(3, 1);
                @real@[] expected = filled(x.length);
                plain.biased(op, broadcast, 3, columns, x, bias, expected);
                @real@[] found = filled(x.length);
                vector.biased(op, broadcast, 3, columns, x, bias, found);
                assertSameBits(op + " of " + columns + ", " + broadcast, 3, columns, found, expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void binaryGivesTheSameBits(BinaryOp op) {
        for (Broadcast broadcast : Broadcast.values()) {
            for (int columns : SIZES) {
                @real@[] x = special(5, columns);
                @real@[] y =
                        switch (broadcast) {
                            case NONE -> special(5, columns);
                            case ROW -> special(1, columns);
                            case COLUMN -> special(5, 1);
                            case SCALAR -> matrix(1, 1);
                        };
                @real@[] expected = filled(x.length);
                plain.binary(op, broadcast, 5, columns, x, y, expected);
                @real@[] found = filled(x.length);
                vector.binary(op, broadcast, 5, columns, x, y, found);
                assertSameBits(op + " " + broadcast + " of " + columns, 5, columns, found, expected);
                vector.binary(op, broadcast, 5, columns, x, y, x);
                assertSameBits(op + " " + broadcast + " in place of " + columns, 5, columns, x, expected);
            }
        }
    }

    @Test
    void whereAndBroadcastGiveTheSameBits() {
        for (int columns : SIZES) {
            @real@[] condition = matrix(3, columns);
            plain.binary(BinaryOp.LESS, Broadcast.NONE, 3, columns, condition, matrix(3, columns), condition);
            @real@[] x = special(3, columns);
            @real@[] y = special(3, columns);
            @real@[] expected = filled(x.length);
            @real@[] found = filled(x.length);
            plain.where(3, columns, condition, x, y, expected);
            vector.where(3, columns, condition, x, y, found);
            assertSameBits("where " + columns, 3, columns, found, expected);
            for (Broadcast broadcast : Broadcast.values()) {
                plain.broadcast(broadcast, 3, columns, x, expected);
                vector.broadcast(broadcast, 3, columns, x, found);
                assertSameBits("broadcast " + broadcast + columns, 3, columns, found, expected);
            }
        }
    }

    @Test
    void sumsStayWithinTheErrorOfAnyOrder() {
        for (int size : SIZES) {
            for (int rows : new int[] {1, 9, size}) {
                @real@[] x = matrix(rows, size);
                int stride = @Real@Kernels.stride(size);
                double[] rowSums = new double[rows];
                double[] columnSums = new double[size];
                double absolute = 0;
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < size; j++) {
                        rowSums[i] += x[i * stride + j];
                        columnSums[j] += x[i * stride + j];
                        absolute += Math.abs(x[i * stride + j]);
                    }
                }
                @real@[] found = filled(Math.max(rows * @Real@Kernels.LANES, stride));
                vector.reduce(Reduction.SUM, Extent.EACH_ROW, rows, size, x, found);
                // Elements lie in [-2, 2].
                for (int i = 0; i < rows; i++) {
                    assertClose("row " + i + " of " + size, found[i * @Real@Kernels.LANES], rowSums[i], size * UNIT * 2 * size);
                }
                vector.reduce(Reduction.SUM, Extent.EACH_COLUMN, rows, size, x, found);
                for (int j = 0; j < size; j++) {
                    assertClose("column " + j + " of " + size, found[j], columnSums[j], rows * UNIT * 2 * rows);
                }
                vector.reduce(Reduction.SUM, Extent.ALL, rows, size, x, found);
                assertClose("all of " + size, found[0], Arrays.stream(rowSums).sum(), (rows + size) * UNIT * absolute);
                for (Extent extent : Extent.values()) {
                    @real@[] expected = found.clone();
                    vector.reduce(Reduction.SUM, extent, rows, size, x, found);
                    plain.reduce(Reduction.SUM, extent, rows, size, x, expected);
                    assertThat(found).as("%s of %d", extent, size).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void greatestElementsAreThoseOfThePlainTwin() {
        for (int size : SIZES) {
            @real@[] x = matrix(9, size);
            for (Extent extent : Extent.values()) {
                @real@[] found = new @real@[9 * @Real@Kernels.stride(size)];
                @real@[] expected = new @real@[found.length];
                vector.reduce(Reduction.MAX, extent, 9, size, x, found);
                plain.reduce(Reduction.MAX, extent, 9, size, x, expected);
                assertThat(found).as("%s of %d", extent, size).isEqualTo(expected);
            }
        }
    }

    @Test
    void columnSumsSoftmaxAndRunningSumsGiveTheSameBits() {
        for (int size : SIZES) {
            @real@[] x = matrix(9, size);
            @real@[] found = filled(9 * @Real@Kernels.stride(size));
            @real@[] expected = filled(found.length);
            vector.reduce(Reduction.SUM, Extent.EACH_COLUMN, 9, size, x, found);
            plain.reduce(Reduction.SUM, Extent.EACH_COLUMN, 9, size, x, expected);
            assertSameBits("columns of " + size, 1, size, found, expected);
            vector.softmax(9, size, x, found);
            plain.softmax(9, size, x, expected);
            assertSameBits("softmax of " + size, 9, size, found, expected);
            vector.logSumExp(9, size, x, found);
            plain.logSumExp(9, size, x, expected);
            assertSameBits("logSumExp of " + size, 9, 1, found, expected);
            for (Scan scan : Scan.values()) {
                vector.cumulativeSum(scan, 9, size, x, found);
                plain.cumulativeSum(scan, 9, size, x, expected);
                assertSameBits(scan + " of " + size, 9, size, found, expected);
            }
        }
    }

    @Test
    void logSumExpKeepsInfinities() {
        @real@[] x = filled(3 * @Real@Kernels.LANES);
        Arrays.fill(x, 0, 3, @Real@.NEGATIVE_INFINITY);
        x[@Real@Kernels.LANES] = @Real@.POSITIVE_INFINITY;
        x[@Real@Kernels.LANES + 1] = 1;
        x[@Real@Kernels.LANES + 2] = 2;
        Arrays.fill(x, 2 * @Real@Kernels.LANES, 2 * @Real@Kernels.LANES + 3, 1000);
        @real@[] found = filled(x.length);
        vector.logSumExp(3, 3, x, found);
        assertThat(found[0]).isEqualTo(@Real@.NEGATIVE_INFINITY);
        assertThat(found[@Real@Kernels.LANES]).isEqualTo(@Real@.POSITIVE_INFINITY);
        assertClose("large", found[2 * @Real@Kernels.LANES], 1000 + Math.log(3), 1000 * 2 * UNIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 63, 65, 200, 1001})
    void productsStayWithinTheErrorOfAnyOrder(int size) {
        assertProduct(size, 17, 9);
        assertProduct(9, size, 17);
        assertProduct(17, 65, size);
        assertProduct(7, 33, size);
        assertProduct(6, size, 5);
        assertProduct(13, size, 1);
    }

    @Test
    void transposeMovesTheSameBits() {
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                @real@[] x = matrix(rows, columns);
                @real@[] found = filled(columns * @Real@Kernels.stride(rows));
                @real@[] expected = filled(found.length);
                vector.transpose(rows, columns, x, found);
                plain.transpose(rows, columns, x, expected);
                assertSameBits("transpose of " + rows + "×" + columns, columns, rows, found, expected);
            }
        }
    }

    /// Within the bands a product is that of the masked matrix, outside it is 0, and both kernels agree.
    @Test
    void bandedProductsSkipZerosOnly() {
        for (int m : SIZES) {
            int n = 50;
            int k = 23;
            Bands bands = Bands.of(
                    m, n, k, (i, p) -> p * m <= (i + 2) * k, (i, j) -> j * m >= i * n, @Real@Kernels.LANES);
            @real@[] a = matrix(m, k);
            for (int i = 0; i < m; i++) {
                for (int p = 0; p < k; p++) {
                    a[i * @Real@Kernels.stride(k) + p] *= p * m <= (i + 2) * k ? 1 : 0;
                }
            }
            @real@[] transposed = filled(k * @Real@Kernels.stride(m));
            plain.transpose(m, k, a, transposed);
            @real@[] b = matrix(k, n);
            @real@[] whole = filled(m * @Real@Kernels.stride(n));
            plain.productNn(m, n, k, a, b, whole, Store.REPLACE, Bands.full(m, n, k));
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    int group = i / Bands.ROWS;
                    boolean inside = j >= bands.firstColumn(group) && j < bands.lastColumn(group);
                    whole[i * @Real@Kernels.stride(n) + j] *= inside ? 1 : 0;
                    assertThat(inside || j * m < i * n).isTrue();
                }
            }
            for (@Real@Kernels kernels : List.of(plain, vector)) {
                @real@[] banded = filled(whole.length);
                kernels.productNn(m, n, k, a, b, banded, Store.REPLACE, bands);
                assertSameNumbers("NN of " + m, m, n, banded, whole);
                kernels.productTn(m, n, k, transposed, b, banded, Store.REPLACE, bands);
                assertSameNumbers("TN of " + m, m, n, banded, whole);
            }
        }
    }

    /// As bits, but a zero may have either sign.
    private static void assertSameNumbers(String what, int rows, int columns, @real@[] found, @real@[] expected) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = i * @Real@Kernels.stride(columns) + j;
                assertThat(found[at] == expected[at]).as("%s at %d, %d", what, i, j).isTrue();
            }
        }
    }

    private void assertProduct(int m, int n, int k) {
        @real@[] a = matrix(m, k);
        @real@[] transposed = filled(k * @Real@Kernels.stride(m));
        plain.transpose(m, k, a, transposed);
        @real@[] b = matrix(k, n);
        @real@[] before = matrix(m, n);
        @real@[] nn = filled(before.length);
        @real@[] tn = filled(before.length);
        @real@[] added = before.clone();
        @real@[] plainly = before.clone();
        vector.productNn(m, n, k, a, b, nn, Store.REPLACE, Bands.full(m, n, k));
        vector.productTn(m, n, k, transposed, b, tn, Store.REPLACE, Bands.full(m, n, k));
        assertSameBits("TN and NN", m, n, tn, nn);
        vector.productNn(m, n, k, a, b, added, Store.ADD, Bands.full(m, n, k));
        plain.productNn(m, n, k, a, b, plainly, Store.ADD, Bands.full(m, n, k));
        int stride = @Real@Kernels.stride(n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double absolute = 0;
                for (int p = 0; p < k; p++) {
                    double factor = a[i * @Real@Kernels.stride(k) + p];
                    double term = factor * b[p * stride + j];
                    sum += term;
                    absolute += Math.abs(term);
                }
                int at = i * stride + j;
                String where = m + "×" + n + "×" + k + " at " + i + ", " + j;
                double bound = (k + 1) * UNIT * (absolute + 2);
                assertClose(where, nn[at], sum, bound);
                assertClose(where, added[at], sum + before[at], bound);
            }
        }
        assertSameBits("plain and vector, added", m, n, plainly, added);
        plain.productNn(m, n, k, a, b, plainly, Store.REPLACE, Bands.full(m, n, k));
        assertSameBits("plain and vector", m, n, plainly, nn);
        plain.productTn(m, n, k, transposed, b, plainly, Store.REPLACE, Bands.full(m, n, k));
        assertSameBits("plain and vector, transposed", m, n, plainly, nn);
        // An element does not depend on which other rows there are.
        @real@[] first = filled(before.length);
        vector.productNn(1, n, k, a, b, first, Store.REPLACE, Bands.full(1, n, k));
        assertSameBits("first row alone", 1, n, first, nn);
    }

    @Test
    void sumOfSquaresGivesTheSameBits() {
        for (int size : SIZES) {
            @real@[] x = matrix(9, size);
            double exact = 0;
            for (int i = 0; i < 9 * size; i++) {
                double element = x[i / size * @Real@Kernels.stride(size) + i % size];
                exact += element * element;
            }
            double found = vector.sumOfSquares(9, size, x);
            // 9 · size additions of positive float64 terms.
            assertClose("of " + size, found, exact, 9 * size * Math.ulp(exact));
            assertThat(found).isEqualTo(plain.sumOfSquares(9, size, x));
        }
    }

    @Test
    void adamGivesTheSameBits() {
        for (int size : SIZES) {
            int length = @Real@Kernels.stride(size);
            @real@[][] found = {matrix(1, length), matrix(1, length), matrix(1, length), matrix(1, length)};
            vectorSquare(found[3]);
            @real@[][] expected = {found[0].clone(), found[1].clone(), found[2].clone(), found[3].clone()};
            for (int step = 1; step < 4; step++) {
                double root = 1 / Math.sqrt(1 - Math.pow(0.999, step));
                double rate = 5e-4 / (1 - Math.pow(0.9, step));
                vector.adam(length, found[0], found[1], found[2], found[3], 0.7, 0.9, 0.999, rate, root, 1e-8, 0.99);
                plain.adam(
                        length, expected[0], expected[1], expected[2], expected[3], 0.7, 0.9, 0.999, rate, root, 1e-8, 0.99);
            }
            for (int i = 0; i < 4; i++) {
                assertSameBits("array " + i + " of " + size, 1, length, found[i], expected[i]);
            }
        }
    }

    @Test
    void functionsGiveTheBitsOfTheScalarTwinOverTheWholeRange() {
        int block = 1 << 14;
        @real@[] x = new @real@[block];
        @real@[] found = new @real@[block];
        @bits@ pattern = 0;
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < block; i++) {
                x[i] = @Real@.@bits@BitsTo@Real@(pattern);
                pattern += @stride@;
            }
            for (UnaryOp op : new UnaryOp[] {UnaryOp.EXP, UnaryOp.LOG, UnaryOp.TANH, UnaryOp.SIGMOID, UnaryOp.SOFTPLUS}) {
                vector.unary(op, 1, block, x, found);
                for (int i = 0; i < block; i++) {
                    @real@ expected =
                            switch (op) {
                                case EXP -> @Real@Math.exp(x[i]);
                                case LOG -> @Real@Math.log(x[i]);
                                case TANH -> @Real@Math.tanh(x[i]);
                                case SIGMOID -> @Real@Math.sigmoid(x[i]);
                                default -> @Real@Math.softplus(x[i]);
                            };
                    if (@Real@.compare(found[i], expected) != 0) {
                        assertThat(found[i]).as("%s(%s)", op, x[i]).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static void vectorSquare(@real@[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= x[i];
        }
    }

    private static void assertClose(String what, double found, double expected, double tolerance) {
        // Written so that NaN fails.
        if (!(Math.abs(found - expected) <= tolerance)) {
            assertThat(found).as(what).isCloseTo(expected, org.assertj.core.data.Offset.offset(tolerance));
        }
    }

    private static void assertSameBits(String what, int rows, int columns, @real@[] found, @real@[] expected) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = i * stride + j;
                // Any NaN will do.
                if (@Real@.@real@To@Bits@Bits(found[at]) != @Real@.@real@To@Bits@Bits(expected[at])) {
                    assertThat(found[at]).as("%s at %d, %d", what, i, j).isEqualTo(expected[at]);
                }
            }
        }
    }

    /// Uniform in [-2, 2], NaN in the padding.
    private @real@[] matrix(int rows, int columns) {
        int stride = @Real@Kernels.stride(columns);
        @real@[] x = filled(rows * stride);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i * stride + j] = @cast@random.nextDouble(-2, 2);
            }
        }
        return x;
    }

    /// Every magnitude, and numbers that are none.
    private @real@[] special(int rows, int columns) {
        @real@[] x = matrix(rows, columns);
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = i * stride + j;
                x[at] *= @cast@Math.exp(random.nextDouble(-20, 5));
                if (random.nextInt(6) == 0) {
                    x[at] = SPECIAL[random.nextInt(SPECIAL.length)];
                }
            }
        }
        return x;
    }

    private static @real@[] filled(int length) {
        @real@[] x = new @real@[length];
        Arrays.fill(x, @Real@.NaN);
        return x;
    }
}
