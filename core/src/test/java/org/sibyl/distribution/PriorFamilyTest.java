package org.sibyl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PriorFamilyTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, Univariate> EXPECTED = Map.of(
            "uniform", new Uniform(1, 2),
            "normal", new Normal(1, 2),
            "truncated_normal", new TruncatedNormal(1, 2, 3, 4),
            "lognormal", new LogNormal(1, 2),
            "loguniform", new LogUniform(1, 2),
            "exponential", new Exponential(1),
            "gamma", new Gamma(1, 2),
            "inverse_gamma", new InverseGamma(1, 2),
            "beta", new Beta(1, 2),
            "half_normal", new HalfNormal(1));

    /// The n-th argument gets the value n.
    @Test
    void everyFamilyTakesItsArgumentsInOrder() {
        assertThat(PriorFamily.all()).hasSameSizeAs(EXPECTED.keySet());
        for (PriorFamily family : PriorFamily.all()) {
            Map<String, Double> values = new HashMap<>();
            for (String argument : family.arguments()) {
                values.put(argument, values.size() + 1.0);
            }
            Univariate member = family.create(values);
            assertThat(member).isEqualTo(EXPECTED.get(family.name()));
            assertThat(member.family()).isEqualTo(family.name());
            assertThat(PriorFamily.named(family.name())).containsSame(family);
        }
        assertThat(PriorFamily.named("cauchy")).isEmpty();
    }

    @Test
    void missingAndUnknownArgumentsAreNamed() {
        PriorFamily family = PriorFamily.named("lognormal").orElseThrow();
        assertThat(family).hasToString("lognormal(mu, sigma)");
        assertThatThrownBy(() -> family.create(Map.of("mu", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'lognormal' needs the arguments mu, sigma, found mu");
        assertThatThrownBy(() -> family.create(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'lognormal' needs the arguments mu, sigma, found none");
    }

    /// One sentence: the family, what it needs, what was found.
    @TestFactory
    Stream<DynamicTest> badHyperParametersAreRefused() {
        return Stream.of(
                refused("'uniform' needs lower < upper, found lower 2.0 and upper 1.0", () -> new Uniform(2, 1)),
                refused("'uniform' needs lower < upper, found lower 1.0 and upper 1.0", () -> new Uniform(1, 1)),
                refused("'uniform' needs a finite number for upper, found Infinity", () -> new Uniform(0, INFINITY)),
                refused("'uniform' needs a finite number for lower, found NaN", () -> new Uniform(Double.NaN, 1)),
                refused("'uniform' needs bounds at a finite distance", () -> new Uniform(-1.7e308, 1.7e308)),
                refused("'normal' needs a finite number above 0 for sd, found -1.0", () -> new Normal(0, -1)),
                refused("'normal' needs a finite number for mean, found NaN", () -> new Normal(Double.NaN, 1)),
                refused("'lognormal' needs a finite number above 0 for sigma, found 0.0", () -> new LogNormal(0, 0)),
                refused("'loguniform' needs a finite number above 0 for lower", () -> new LogUniform(0, 1)),
                refused("'loguniform' needs lower < upper", () -> new LogUniform(3, 1)),
                refused("'exponential' needs a finite number above 0 for rate", () -> new Exponential(-2)),
                refused("'gamma' needs a finite number above 0 for shape", () -> new Gamma(0, 1)),
                refused("'gamma' needs a finite number above 0 for scale", () -> new Gamma(1, INFINITY)),
                refused("'inverse_gamma' needs a finite number above 0 for scale", () -> new InverseGamma(1, -1)),
                refused("'beta' needs a finite number above 0 for alpha", () -> new Beta(-1, 1)),
                refused("'beta' needs a finite number above 0 for beta", () -> new Beta(1, Double.NaN)),
                refused("'half_normal' needs a finite number above 0 for scale", () -> new HalfNormal(0)),
                refused("'weibull' needs a finite number above 0 for shape", () -> new Weibull(0, 1)),
                refused("'student_t' needs a finite number above 0 for scale", () -> new StudentT(0, -1, 3)),
                refused("'student_t' needs a finite number above 0 for degreesOfFreedom", () -> new StudentT(0, 1, 0)),
                refused("'truncated_normal' needs lower < upper", () -> new TruncatedNormal(0, 1, 2, 2)),
                refused("'truncated_normal' needs lower < upper", () -> new TruncatedNormal(0, 1, Double.NaN, 2)),
                refused(
                        "'truncated_normal' needs a finite number above 0 for sd",
                        () -> new TruncatedNormal(0, 0, 0, 1)),
                refused("at a finite distance", () -> new TruncatedNormal(0, 1, -1.7e308, 1.7e308)),
                refused("within 1e100 sd of the mean", () -> new TruncatedNormal(0, 1e-100, 10, 11)),
                refused("a parameter needs a name", () -> Priors.uniform(" ", 0, 1)),
                refused("found 'a' twice", () -> Priors.product(Priors.uniform("a", 0, 1), Priors.beta("a", 1, 1))),
                refused("at least one parameter", Priors::product),
                refused("square covariance", () -> normal(new double[][] {{1, 0}, {0}})),
                refused(
                        "symmetric covariance, found 0.5 in row 0, column 1",
                        () -> normal(new double[][] {{1, 0.5}, {0.4, 1}})),
                refused("positive definite", () -> normal(new double[][] {{1, 2}, {2, 1}})),
                refused("a finite number for covariance[1][1]", () -> normal(new double[][] {{1, 0}, {0, Double.NaN}})),
                refused("found 2 names, 2 means and 1 rows", () -> normal(new double[][] {{1, 0}})),
                refused(
                        "found 'a' twice",
                        () -> Priors.multivariateNormal(
                                List.of("a", "a"), new double[2], new double[][] {{1, 0}, {0, 1}})),
                refused(
                        "2 parameters but 1 units",
                        () -> normal(new double[][] {{1, 0}, {0, 1}}).units("m")),
                refused(
                        "1 values but the prior has 2 parameters",
                        () -> normal(new double[][] {{1, 0}, {0, 1}}).logDensity(new double[1])));
    }

    private static MultivariateNormalPrior normal(double[][] covariance) {
        return Priors.multivariateNormal(List.of("a", "b"), new double[2], covariance);
    }

    private static DynamicTest refused(String message, Supplier<?> call) {
        return DynamicTest.dynamicTest(
                message,
                () -> assertThatThrownBy(call::get)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(message));
    }

    @Test
    void unitsStayWithTheirParameters() {
        Prior prior = Priors.product(
                Priors.logNormal("beta", 0.5, 0.3).unit("1/day"),
                normal(new double[][] {{1, 0}, {0, 1}}).units("m", "s"),
                Priors.uniform("k", 0, 3));
        assertThat(prior.parameters())
                .containsExactly(
                        new Parameter("beta", "1/day", 0, INFINITY),
                        new Parameter("a", "m", -INFINITY, INFINITY),
                        new Parameter("b", "s", -INFINITY, INFINITY),
                        new Parameter("k", "", 0, 3));
        assertThat(prior.marginal(3)).isEqualTo(new Uniform(0, 3));
        assertThatThrownBy(() -> prior.marginal(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
