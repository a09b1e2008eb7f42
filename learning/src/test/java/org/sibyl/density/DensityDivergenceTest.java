package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sibyl.density.DensityDivergence.Estimate;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.histogram.Histogram;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.numeric.SpecialFunctions;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class DensityDivergenceTest {
    private static final Seed SEED = Seed.of(51);
    private static final NormalDensity P = new NormalDensity(0, 1);
    private static final NormalDensity Q = new NormalDensity(1, 2);

    /// Closed forms of two normals. The tails beyond 16 and the rule's error are below 1e-9.
    @Test
    void quadratureGivesTheClosedFormsOfNormals() {
        DensityDivergence found = DensityDivergence.onLine(P, Q, -16, 17, 20_000);
        assertThat(found.forward()).isEqualTo(new Estimate(found.forward().value(), 0));
        assertThat(found.forward().value()).isCloseTo(Math.log(2) + 2.0 / 8 - 0.5, within(1e-9));
        assertThat(found.backward().value()).isCloseTo(-Math.log(2) + 5.0 / 2 - 0.5, within(1e-9));
        double affinity = Math.sqrt(2 * 1 * 2 / 5.0) * Math.exp(-1 / (4 * 5.0));
        assertThat(found.hellinger().value()).isCloseTo(Math.sqrt(1 - affinity), within(1e-9));
        // p > q between the roots of 3 x² + 2 x = 1 + 8 log 2.
        double root = Math.sqrt(4 + 12 * (1 + 8 * Math.log(2)));
        double low = (-2 - root) / 6;
        double high = (-2 + root) / 6;
        double p = phi(high) - phi(low);
        double q = phi((high - 1) / 2) - phi((low - 1) / 2);
        assertThat(found.totalVariation().value()).isCloseTo(p - q, within(1e-7));
        DensityDivergence shifted = DensityDivergence.onLine(P, new NormalDensity(1, 1), -16, 17, 20_000);
        assertThat(shifted.totalVariation().value()).isCloseTo(2 * phi(0.5) - 1, within(1e-7));
        assertThat(shifted.forward().value()).isCloseTo(0.5, within(1e-9));
    }

    /// Each estimate by sampling is within 5 of its standard errors of quadrature's (false-alarm rate 3e-6
    /// in all, seed 51), and the standard errors are small.
    @Test
    void samplingAgreesWithQuadrature() {
        DensityDivergence exact = DensityDivergence.onLine(P, Q, -16, 17, 20_000);
        DensityDivergence found = DensityDivergence.bySampling(P, Q, 20_000, SEED);
        near(found.forward(), exact.forward());
        near(found.backward(), exact.backward());
        near(found.jensenShannon(), exact.jensenShannon());
        near(found.totalVariation(), exact.totalVariation());
        near(found.hellinger(), exact.hellinger());
    }

    @Test
    void equalDensitiesAreNotApart() {
        for (DensityDivergence same : new DensityDivergence[] {
            DensityDivergence.bySampling(Q, Q, 100, SEED), DensityDivergence.onLine(Q, Q, -16, 17, 1_000)
        }) {
            assertThat(same.forward().value()).isZero();
            assertThat(same.backward().value()).isZero();
            assertThat(same.jensenShannon().value()).isZero();
            assertThat(same.totalVariation().value()).isZero();
            assertThat(same.hellinger().value()).isZero();
        }
    }

    @Test
    void densitiesWithoutCommonRowsAreAsFarApartAsCanBe() {
        Histogram left = box(0, 1);
        Histogram right = box(2, 3);
        for (DensityDivergence far : new DensityDivergence[] {
            DensityDivergence.bySampling(left, right, 100, SEED), DensityDivergence.onLine(left, right, -1, 4, 1_000)
        }) {
            assertThat(far.forward()).isEqualTo(new Estimate(Double.POSITIVE_INFINITY, Double.NaN));
            assertThat(far.backward().value()).isInfinite();
            assertThat(far.jensenShannon().value()).isCloseTo(Math.log(2), within(1e-12));
            assertThat(far.totalVariation().value()).isCloseTo(1, within(1e-12));
            assertThat(far.hellinger().value()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void wrongRangesAreSaid() {
        wrong("the first density has a mass of", () -> DensityDivergence.onLine(P, Q, 0, 17, 1_000));
        wrong("the second density has a mass of", () -> DensityDivergence.onLine(P, Q, -5, 4, 1_000));
        wrong("finite lower < upper", () -> DensityDivergence.onLine(P, Q, 2, 2, 1_000));
        wrong("at least two draws", () -> DensityDivergence.bySampling(P, Q, 1, SEED));
        Histogram plane = HistogramEstimator.DEFAULT.fit(Tensor.of(new double[] {1, 2, 3, 5}, 2, 2), SEED);
        wrong("two densities of the same columns", () -> DensityDivergence.bySampling(P, plane, 10, SEED));
        wrong("sample in more dimensions", () -> DensityDivergence.onLine(plane, plane, 0, 1, 10));
    }

    private static void near(Estimate found, Estimate exact) {
        assertThat(found.standardError()).isPositive().isLessThan(0.03);
        assertThat(found.value()).isCloseTo(exact.value(), within(5 * found.standardError()));
    }

    private static void wrong(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Histogram box(double lower, double upper) {
        return HistogramEstimator.DEFAULT
                .withRule(BinRule.edges(lower, upper))
                .fit(Tensor.of(new double[] {lower}, 1, 1), SEED);
    }

    private static double phi(double z) {
        return 0.5 * (1 + SpecialFunctions.erf(z / Math.sqrt(2)));
    }
}
