package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.numeric.SpecialFunctions;
import org.sibyl.random.Seed;

class KernelTest {
    private static final int CELLS = 200_000;

    /// S ∫ u^(d−1) K(u) du by the midpoint rule, whose error on this many cells is far below 10⁻⁸ (10⁻⁵ at
    /// tophat's edge).
    @ParameterizedTest
    @EnumSource
    void isNormalised(Kernel kernel) {
        for (int d : new int[] {1, 2, 3, 5, 8}) {
            double surface = 2 * Math.pow(Math.PI, 0.5 * d) / Math.exp(SpecialFunctions.logGamma(0.5 * d));
            double integral = surface * moment(kernel, d);
            assertThat(Math.exp(kernel.logNormalizer(d)) / integral).isCloseTo(1, within(1e-7));
            assertThat(kernel.variance(d) * d * moment(kernel, d) / moment(kernel, d + 2))
                    .isCloseTo(1, within(1e-7));
        }
        assertThatThrownBy(() -> kernel.logNormalizer(0)).hasMessageContaining("at least 1 dimension");
    }

    /// Mean squares of 40,000 draws, each coordinate within 6 standard errors: false alarms below 10⁻⁷ in
    /// all.
    @ParameterizedTest
    @EnumSource
    void drawsHaveItsVariance(Kernel kernel) {
        for (int d : new int[] {1, 2, 5}) {
            RandomGenerator random = Seed.of(d).generator();
            double[] u = new double[d];
            int n = 40_000;
            double sum = 0;
            double fourth = 0;
            for (int i = 0; i < n; i++) {
                kernel.sample(random, u);
                sum += u[0] * u[0];
                fourth += u[0] * u[0] * u[0] * u[0];
                double norm = 0;
                for (double x : u) {
                    norm += x * x;
                }
                assertThat(kernel.profile(Math.sqrt(norm))).isPositive();
            }
            double error = Math.sqrt((fourth / n - (sum / n) * (sum / n)) / n);
            assertThat(sum / n).isCloseTo(kernel.variance(d), within(6 * error));
        }
    }

    private static double moment(Kernel kernel, int m) {
        double upper = kernel.compact() ? 1 : 80;
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            double u = (i + 0.5) * upper / CELLS;
            sum += Math.pow(u, m - 1) * kernel.profile(u);
        }
        return sum * upper / CELLS;
    }
}
