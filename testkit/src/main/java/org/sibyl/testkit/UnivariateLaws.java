package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Univariate;
import org.sibyl.random.Seed;
import org.sibyl.transform.ScalarBijection;

/// The laws of [Univariate]. The oracle for densities, cdfs and moments is quadrature along the unconstrained line, so
/// that the map to it is tested as well.
public interface UnivariateLaws {
    /// The distributions to test.
    Stream<Univariate> univariates();

    /// How far probabilities may be off those of quadrature.
    default double quadratureTolerance() {
        return 1e-9;
    }

    /// ∫ p(x) dx from one quantile to the next is the difference of their probabilities.
    @TestFactory
    default Stream<DynamicTest> densityIntegratesToTheCdf() {
        return each(distribution -> {
            double[] p = {1e-6, 0.001, 0.05, 0.3, 0.5, 0.8, 0.99, 0.9999};
            for (int i = 1; i < p.length; i++) {
                double from = distribution.quantile(p[i - 1]);
                double to = distribution.quantile(p[i]);
                double expected = distribution.cdf(to) - distribution.cdf(from);
                assertThat(integral(distribution, x -> 1, from, to))
                        .as("probability between %s and %s", from, to)
                        .isCloseTo(expected, within(quadratureTolerance()));
            }
        });
    }

    /// The cdf goes from 0 at the lower bound to 1 at the upper.
    @TestFactory
    default Stream<DynamicTest> cdfGoesFromZeroToOne() {
        return each(distribution -> {
            assertThat(distribution.cdf(distribution.lower())).isZero();
            assertThat(distribution.cdf(distribution.upper())).isEqualTo(1);
            assertThat(distribution.cdf(Double.NEGATIVE_INFINITY)).isZero();
            assertThat(distribution.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        });
    }

    /// F(F⁻¹(p)) = p, the quantiles of 0 and 1 are the bounds, and other p are refused.
    @TestFactory
    default Stream<DynamicTest> quantileInvertsTheCdf() {
        return each(distribution -> {
            DoubleStream.of(1e-9, 1e-4, 0.01, 0.2, 0.4999, 0.5, 0.5001, 0.77, 0.99, 0.99999)
                    .forEach(p -> assertThat(distribution.cdf(distribution.quantile(p)))
                            .isCloseTo(p, within(1e-9 * p + 1e-13 + spacing(distribution, p))));
            assertThat(distribution.quantile(0)).isEqualTo(distribution.lower());
            assertThat(distribution.quantile(1)).isEqualTo(distribution.upper());
            DoubleStream.of(-1e-9, 1.000001, Double.NaN)
                    .forEach(p -> assertThatThrownBy(() -> distribution.quantile(p))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("between 0 and 1"));
        });
    }

    /// Draws follow the cdf (false-alarm rate 1e-6, seed 7) and lie strictly inside the bounds.
    @TestFactory
    default Stream<DynamicTest> drawsFollowTheCdf() {
        return each(distribution -> {
            Seed seed = Seed.of(7).child(distribution.toString());
            RandomGenerator random = seed.generator();
            double[] draws = DoubleStream.generate(() -> distribution.draw(random))
                    .limit(20_000)
                    .toArray();
            FalseAlarm.MILLIONTH.assertFollows(distribution + " with " + seed, draws, distribution::cdf);
            assertThat(DoubleStream.of(draws)).allMatch(x -> x > distribution.lower() && x < distribution.upper());
            assertThat(DoubleStream.of(draws)).allMatch(x -> distribution.logDensity(x) > Double.NEGATIVE_INFINITY);
        });
    }

    /// Outside the bounds, at NaN and at infinity the log-density is −∞ exactly, and nowhere is it NaN.
    @TestFactory
    default Stream<DynamicTest> densityIsZeroOutside() {
        return each(distribution -> {
            DoubleStream.of(
                            Math.nextDown(distribution.lower()),
                            distribution.lower() - 1,
                            Math.nextUp(distribution.upper()),
                            distribution.upper() + 1,
                            Double.NaN,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY)
                    .filter(x -> !(x >= distribution.lower() && x <= distribution.upper()) || Double.isInfinite(x))
                    .forEach(x -> assertThat(distribution.logDensity(x))
                            .as("log-density at %s", x)
                            .isEqualTo(Double.NEGATIVE_INFINITY));
            DoubleStream.of(
                            distribution.lower(),
                            Math.nextUp(distribution.lower()),
                            0,
                            1,
                            Math.nextDown(distribution.upper()),
                            distribution.upper(),
                            1e-300,
                            1e300)
                    .forEach(x -> assertThat(distribution.logDensity(x))
                            .as("log-density at %s", x)
                            .isNotNaN());
        });
    }

    /// Mean and variance, where finite, are those of quadrature between the quantiles of 1e-13 and 1 − 1e-13; the cut
    /// tails leave an error of order 1e-4 in the heaviest tails that have these moments.
    @TestFactory
    default Stream<DynamicTest> momentsAreThoseOfTheDensity() {
        return each(distribution -> {
            double from = distribution.quantile(1e-13);
            double to = distribution.quantile(1 - 1e-13);
            double sd = Math.sqrt(distribution.variance());
            if (Double.isFinite(sd)) {
                double mean = distribution.mean();
                assertThat(integral(distribution, x -> (x - mean) / sd, from, to))
                        .as("standardised mean")
                        .isCloseTo(0, within(1e-5));
                assertThat(integral(distribution, x -> (x - mean) * (x - mean) / (sd * sd), from, to))
                        .as("standardised variance")
                        .isCloseTo(1, within(1e-3));
            }
        });
    }

    private Stream<DynamicTest> each(Law<Univariate> law) {
        return univariates()
                .map(distribution -> DynamicTest.dynamicTest(distribution.toString(), () -> law.test(distribution)));
    }

    /// What one step of the doubles changes of the cdf at this quantile.
    private static double spacing(Univariate distribution, double p) {
        double x = distribution.quantile(p);
        double density = Math.exp(distribution.logDensity(x));
        return Double.isFinite(density) ? 4 * density * Math.ulp(x) : 1;
    }

    /// ∫ f(x) p(x) dx, substituted along the unconstrained line.
    private static double integral(Univariate distribution, DoubleUnaryOperator f, double from, double to) {
        ScalarBijection map = distribution.toUnconstrained();
        double a = map.forward(from);
        double b = map.forward(to);
        double integral = Quadrature.integrate(
                y -> {
                    double x = map.inverse(y);
                    return f.applyAsDouble(x) * Math.exp(distribution.logDensity(x) + map.inverseLogDerivative(y));
                },
                Math.min(a, b),
                Math.max(a, b),
                400);
        return integral;
    }
}
