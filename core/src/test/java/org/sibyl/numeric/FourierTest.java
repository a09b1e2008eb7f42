package org.sibyl.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;

/// Transforms against their sums. A result is a sum of n numbers of size 1 with log₂ n roundings each: 10⁻¹²
/// n is far more.
class FourierTest {
    private final RandomGenerator random = Seed.of(4).generator();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64, 256})
    void theTransformIsItsSum(int n) {
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] y = random.doubles(n, -1, 1).toArray();
        double[] re = x.clone();
        double[] im = y.clone();
        Fourier fourier = Fourier.of(n);
        fourier.forward(re, im);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * (j * k % n) / n;
                sumRe += x[j] * Math.cos(angle) - y[j] * Math.sin(angle);
                sumIm += x[j] * Math.sin(angle) + y[j] * Math.cos(angle);
            }
            assertThat(re[k]).isCloseTo(sumRe, within(1e-12 * n));
            assertThat(im[k]).isCloseTo(sumIm, within(1e-12 * n));
        }
        fourier.inverse(re, im);
        assertThat(re).containsExactly(x, within(1e-12 * n));
        assertThat(im).containsExactly(y, within(1e-12 * n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 56, 64, 192, 256})
    void theCosineSeriesGoesThroughItsValues(int n) {
        double[] values = random.doubles(n, -1, 1).toArray();
        CosineSeries series = CosineSeries.of(n);
        double[] a = series.coefficients(values);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += a[k] * Math.cos(k * Math.PI * (i + 0.5) / n);
            }
            assertThat(sum).isCloseTo(values[i], within(1e-12 * n));
        }
        assertThat(series.values(a)).containsExactly(values, within(1e-12 * n));
    }

    @Test
    void lengthsArePowersOfTwo() {
        assertThatThrownBy(() -> Fourier.of(12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power of two as length, found 12");
        assertThatThrownBy(() -> CosineSeries.of(0)).hasMessageContaining("at least 1 term");
    }
}
