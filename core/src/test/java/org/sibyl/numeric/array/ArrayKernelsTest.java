package org.sibyl.numeric.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;

/// The plain kernels against `StrictMath`, within the errors that they state (and half an ulp or one of the oracle's).
class ArrayKernelsTest {
    private final ArrayKernels plain = ArrayKernels.plain();
    private final RandomGenerator random = Seed.of(3).generator();

    @Test
    void functionsKeepTheirErrors() {
        for (int n : new int[] {1, 7, 8, 9, 63, 65, 1001}) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextDouble(-740, 709);
            }
            double[] out = new double[n];
            plain.exp(n, x, 0, out, 0);
            for (int i = 0; i < n; i++) {
                assertClose(out[i], StrictMath.exp(x[i]), 2.1);
            }
            plain.sigmoid(n, x, 0, out, 0);
            for (int i = 0; i < n; i++) {
                assertClose(
                        out[i],
                        x[i] < 0 ? StrictMath.exp(x[i]) / (1 + StrictMath.exp(x[i])) : 1 / (1 + StrictMath.exp(-x[i])),
                        5);
                x[i] = StrictMath.exp(x[i]);
            }
            plain.log(n, x, 0, out, 0);
            for (int i = 0; i < n; i++) {
                assertClose(out[i], StrictMath.log(x[i]), 2);
            }
        }
    }

    @Test
    void aTermKeepsItsError() {
        for (int i = 0; i < 100_000; i++) {
            double half = random.nextDouble(0, 700);
            // 2 ulp and 2⁻⁵⁴ of the exponent, which is at most half an ulp of 1; the oracle may err by one ulp.
            assertClose(GaussianTerm.decay(2 * half), StrictMath.exp(-half), 3 + half / 2);
        }
        assertThat(GaussianTerm.decay(0)).isEqualTo(1);
        assertThat(GaussianTerm.decay(1e300)).isPositive().isLessThan(1e-300);
    }

    @Test
    void aSumIsTheSumOfItsTerms() {
        int n = 100;
        double[] points = random.doubles(2L * n, -3, 3).toArray();
        double[] weights = random.doubles(n).toArray();
        double[] query = {0.3, -0.2};
        double expected = 0;
        for (int j = 5; j < n; j++) {
            double u = points[j] - query[0];
            double v = points[n + j] - query[1];
            expected += weights[j] * StrictMath.exp(-0.5 * (u * u + v * v));
        }
        double found = plain.gaussianSum(2, points, n, 5, n, weights, query, 0);
        // 95 positive terms, each with 10 ulp at most, in any order of addition.
        assertThat(found / expected - 1).isBetween(-1e-13, 1e-13);
    }

    private static void assertClose(double found, double expected, double ulps) {
        assertThat(Math.abs(found - expected)).isLessThanOrEqualTo(ulps * Math.ulp(expected));
    }
}
