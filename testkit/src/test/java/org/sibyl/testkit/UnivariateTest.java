package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.TruncatedNormal;
import org.sibyl.distribution.Univariate;
import org.sibyl.random.Seed;

final class UnivariateTest implements UnivariateLaws {
    @Override
    public Stream<Univariate> univariates() {
        return Univariates.ALL.stream();
    }

    /// Far out, N(0, 1) above a is a + E / a with E exponential, up to terms of order a⁻³.
    @Test
    void farTailIsExponential() {
        for (double a : new double[] {1e3, 1e6, 1e9}) {
            TruncatedNormal tail = new TruncatedNormal(0, 1, a, Double.POSITIVE_INFINITY);
            assertThat((tail.mean() - a) * a).isCloseTo(1, within(3 / a / a + 1e-15 * a * a));
            assertThat(tail.variance() * a * a).isCloseTo(1, within(7 / a / a + 1e-12));
            assertThat((tail.quantile(0.5) - a) * a).isCloseTo(Math.log(2), within(2 / a / a + 1e-15 * a * a));
            assertThat(tail.logDensity(a)).isCloseTo(Math.log(a), within(2 / a / a + 1e-12));
        }
    }

    /// N(0, 1) below −a mirrors N(0, 1) above a.
    @Test
    void lowerTailMirrorsTheUpper() {
        TruncatedNormal upper = new TruncatedNormal(0, 1, 3, 9);
        TruncatedNormal lower = new TruncatedNormal(0, 1, -9, -3);
        for (double p : new double[] {1e-300, 1e-18, 1e-6, 0.3, 0.9}) {
            assertThat(upper.cdf(upper.quantile(p))).isCloseTo(p, within(1e-9 * p + 1e-15));
            assertThat(lower.cdf(lower.quantile(p))).isCloseTo(p, within(1e-9 * p + 1e-15));
            assertThat(lower.cdf(-upper.quantile(p))).isCloseTo(1 - p, within(1e-12));
        }
        assertThat(lower.logDensity(-4)).isEqualTo(upper.logDensity(4));
        assertThat(lower.mean()).isEqualTo(-upper.mean());
        assertThat(lower.variance()).isEqualTo(upper.variance());
    }

    /// Half of Gamma(0.001)'s mass lies below 1e-300, where draws underflow: they stay above zero all the same.
    @Test
    void drawsNeverUnderflowToTheBound() {
        Gamma gamma = new Gamma(0.001, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(gamma.draw(Seed.of(3).child(i).generator())).isPositive();
        }
    }
}
