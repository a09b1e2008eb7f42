package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.numeric.array.ArrayKernels;
import org.sibyl.random.Seed;

/// Every vector kernel for arrays against its plain twin, to the bit, at odd sizes and offsets.
class ArrayTwinsTest {
    private static final int[] SIZES = {0, 1, 7, 8, 9, 63, 65, 1001};
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        709.7,
        -744,
        710,
        -746
    };

    @FunctionalInterface
    private interface Function {
        void run(ArrayKernels kernels, int length, double[] x, int from, double[] out, int to);
    }

    private final ArrayKernels vector = new VectorArrayKernels();
    private final ArrayKernels plain = ArrayKernels.plain();
    private final RandomGenerator random = Seed.of(11).generator();

    @Test
    void functionsGiveTheSameBits() {
        for (Function f : List.<Function>of(
                ArrayKernels::exp, ArrayKernels::log, ArrayKernels::sigmoid, ArrayKernels::softplus)) {
            for (int length : SIZES) {
                double[] x = numbers(length + 3);
                double[] expected = new double[length + 5];
                f.run(plain, length, x, 3, expected, 2);
                double[] found = new double[length + 5];
                f.run(vector, length, x, 3, found, 2);
                assertThat(found).containsExactly(expected);
                f.run(vector, length, x, 3, x, 3);
                assertThat(Arrays.copyOfRange(x, 3, length + 3))
                        .containsExactly(Arrays.copyOfRange(expected, 2, length + 2));
            }
        }
    }

    @Test
    void gaussianSumsGiveTheSameBits() {
        for (int dimension : new int[] {1, 2, 3, 4, 7}) {
            for (int length : SIZES) {
                int stride = length + 5;
                double[] points = new double[dimension * stride];
                Arrays.setAll(points, i -> 3 * random.nextGaussian());
                double[] weights = new double[stride];
                Arrays.setAll(weights, i -> random.nextDouble());
                double[] query = new double[dimension + 1];
                for (double scale : new double[] {1, 10, 100}) {
                    Arrays.setAll(query, i -> scale * random.nextGaussian());
                    double expected = plain.gaussianSum(dimension, points, stride, 2, 2 + length, weights, query, 1);
                    double found = vector.gaussianSum(dimension, points, stride, 2, 2 + length, weights, query, 1);
                    assertThat(found).as("%d points of %d", length, dimension).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theServiceFindsThem() throws InterruptedException {
        ArrayKernels best = ArrayKernels.best();
        assertThat(best.name()).isEqualTo(vector.name()).matches("vector-(128|256|512)");
        best.settle();
        double[] x = numbers(1001);
        double[] before = x.clone();
        plain.exp(x.length, before, 0, before, 0);
        best.exp(x.length, x, 0, x, 0);
        assertThat(x).containsExactly(before);
    }

    private double[] numbers(int length) {
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : 20 * random.nextGaussian();
        }
        return x;
    }
}
