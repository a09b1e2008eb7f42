package org.sibyl.density.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.density.WeightedRows;
import org.sibyl.distribution.Beta;
import org.sibyl.distribution.Exponential;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.LogNormal;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.StudentT;
import org.sibyl.distribution.Univariate;
import org.sibyl.distribution.Weibull;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class ParametricEstimatorTest {
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Truth(ParametricFamily family, Univariate distribution, double... parameters) {}

    private static final List<Truth> TRUTHS = List.of(
            new Truth(ParametricFamily.NORMAL, new Normal(-3, 0.2), -3, 0.2),
            new Truth(ParametricFamily.LOGNORMAL, new LogNormal(1, 0.7), 1, 0.7),
            new Truth(ParametricFamily.EXPONENTIAL, new Exponential(0.01), 0.01),
            new Truth(ParametricFamily.GAMMA, new Gamma(0.6, 30), 0.6, 30),
            new Truth(ParametricFamily.GAMMA, new Gamma(40, 0.5), 40, 0.5),
            new Truth(ParametricFamily.BETA, new Beta(0.5, 3), 0.5, 3),
            new Truth(ParametricFamily.BETA, new Beta(20, 8), 20, 8),
            new Truth(ParametricFamily.WEIBULL, new Weibull(0.7, 5), 0.7, 5),
            new Truth(ParametricFamily.WEIBULL, new Weibull(4, 1e-3), 4, 1e-3),
            new Truth(ParametricFamily.STUDENT_T, new StudentT(100, 2, 3), 100, 2, 3));

    /// Over 200 samples of 1,000 draws, the mean square of (estimate − truth) / standard error is about
    /// χ²(200) / 200, between 0.58 and 1.58 but for a false alarm of 10⁻⁶ for each parameter; the seed is
    /// fixed.
    @TestFactory
    Stream<DynamicTest> standardErrorsAreThoseOfTheEstimates() {
        return TRUTHS.stream()
                .map(truth -> DynamicTest.dynamicTest(truth.distribution().toString(), () -> {
                    int samples = 200;
                    double[] squares = new double[truth.parameters().length];
                    for (int s = 0; s < samples; s++) {
                        ParametricModel model = fit(
                                truth.family(),
                                draws(truth.distribution(), 1_000, Seed.of(5).child(s)));
                        for (int i = 0; i < squares.length; i++) {
                            FittedParameter found = model.parameters().get(i);
                            double z = (found.value() - truth.parameters()[i]) / found.standardError();
                            squares[i] += z * z / samples;
                        }
                    }
                    for (double square : squares) {
                        assertThat(square).isBetween(0.58, 1.58);
                    }
                }));
    }

    /// The gradient of the log-likelihood vanishes at the estimates, and its Hessian gives their standard
    /// errors: by differences of the distribution's own log-density, about 10⁻⁵.
    @TestFactory
    Stream<DynamicTest> estimatesAndErrorsAreThoseOfTheLikelihood() {
        return TRUTHS.stream()
                .map(truth -> DynamicTest.dynamicTest(truth.distribution().toString(), () -> {
                    WeightedRows rows = weighted(draws(truth.distribution(), 300, Seed.of(9)));
                    ParametricModel model = fit(truth.family(), rows);
                    LikelihoodDifferences differences =
                            new LikelihoodDifferences(truth.family(), rows, model.parameters());
                    double[] errors = differences.standardErrors();
                    for (int i = 0; i < errors.length; i++) {
                        FittedParameter parameter = model.parameters().get(i);
                        assertThat(parameter.standardError())
                                .as(parameter.name())
                                .isCloseTo(errors[i], within(1e-4 * errors[i]));
                        // In units of the standard error, the slope is how far off the maximum the estimate is.
                        assertThat(differences.slope(i) * errors[i])
                                .as(parameter.name())
                                .isCloseTo(0, within(1e-4));
                    }
                }));
    }

    /// A row of weight 2 is two rows, and one of weight 0 is none, wherever it lies.
    @TestFactory
    Stream<DynamicTest> weightsAreRepetitions() {
        return TRUTHS.stream()
                .map(truth -> DynamicTest.dynamicTest(truth.distribution().toString(), () -> {
                    double[] x = draws(truth.distribution(), 400, Seed.of(3));
                    double[] weights =
                            IntStream.range(0, x.length).mapToDouble(i -> i % 3).toArray();
                    double[] repeated = IntStream.range(0, x.length)
                            .flatMap(i -> IntStream.generate(() -> i).limit(i % 3))
                            .mapToDouble(i -> x[i])
                            .toArray();
                    for (int i = 0; i < x.length; i += 3) {
                        x[i] = -1e6;
                    }
                    ParametricModel a = fit(truth.family(), new WeightedRows(column(x), Tensor.vector(weights)));
                    ParametricModel b = fit(truth.family(), repeated);
                    assertThat(a.logLikelihood())
                            .isCloseTo(b.logLikelihood(), within(1e-9 * Math.abs(b.logLikelihood())));
                    for (int i = 0; i < a.parameters().size(); i++) {
                        FittedParameter one = a.parameters().get(i);
                        FittedParameter other = b.parameters().get(i);
                        assertThat(one.value()).isCloseTo(other.value(), within(1e-7 * Math.abs(other.value())));
                        assertThat(one.standardError())
                                .isCloseTo(other.standardError(), within(1e-6 * other.standardError()));
                    }
                }));
    }

    @Test
    void aModelIsItsDistribution() {
        ParametricModel model = fit(ParametricFamily.GAMMA, draws(new Gamma(3, 2), 500, Seed.of(4)));
        Univariate gamma = model.univariate().orElseThrow();
        assertThat(gamma)
                .isEqualTo(new Gamma(
                        model.parameter("shape").value(),
                        model.parameter("scale").value()));
        assertThat(model.logProb(column(1.5, -2, 7)))
                .isEqualTo(Tensor.vector(gamma.logDensity(1.5), Double.NEGATIVE_INFINITY, gamma.logDensity(7)));
        assertThat(model.freeParameters()).hasValue(2);
        assertThat(model.sample(5, Seed.of(1)))
                .isEqualTo(model.sample(50, Seed.of(1)).slice(0, 5));
        assertThatThrownBy(() -> model.parameter("rate"))
                .hasMessage("'gamma' has no parameter 'rate'; its parameters are [shape, scale]");
        assertThatThrownBy(() -> model.logProb(Tensor.ofRows(new double[] {1, 2})))
                .hasMessageContaining("the density is of rows [n, 1]");
    }

    /// 100 samples of 500 rows: the mean square of (estimate − truth) / standard error is between 0.42 and
    /// 1.9 but for a false alarm of 10⁻⁶ for each parameter.
    @Test
    void aMultivariateNormalIsItsMoments() {
        double[] truth = {1, -2, 4, 1.5, 9};
        double[] squares = new double[5];
        for (int s = 0; s < 100; s++) {
            double[][] rows = new double[500][];
            for (int i = 0; i < rows.length; i++) {
                var random = Seed.of(1).child(s).child(i).generator();
                double u = random.nextGaussian();
                double v = random.nextGaussian();
                rows[i] = new double[] {1 + 2 * u, -2 + 0.75 * u + Math.sqrt(9 - 0.75 * 0.75) * v};
            }
            ParametricModel model = fit(ParametricFamily.MULTIVARIATE_NORMAL, WeightedRows.of(Tensor.ofRows(rows)));
            for (int i = 0; i < truth.length; i++) {
                FittedParameter found = model.parameters().get(i);
                double z = (found.value() - truth[i]) / found.standardError();
                squares[i] += z * z / 100;
            }
            assertThat(model.parameters())
                    .extracting(FittedParameter::name)
                    .containsExactly("mean_1", "mean_2", "covariance_1_1", "covariance_2_1", "covariance_2_2");
        }
        for (double square : squares) {
            assertThat(square).isBetween(0.42, 1.9);
        }
    }

    @TestFactory
    Stream<DynamicTest> badDataAreNamed() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("row 2 is 0.0, but 'gamma' needs numbers above 0.0", () -> fit(ParametricFamily.GAMMA, 3, 0, 2));
        cases.put(
                "row 3 is 1.2, but 'beta' needs numbers between 0.0 and 1.0",
                () -> fit(ParametricFamily.BETA, 0.3, 0.5, 1.2));
        cases.put("row 1 is -1.0, but 'lognormal' needs", () -> fit(ParametricFamily.LOGNORMAL, -1, 2));
        cases.put("row 2 is -2.0, but 'weibull' needs", () -> fit(ParametricFamily.WEIBULL, 1, -2));
        cases.put("row 2 is -2.0, but 'exponential' needs", () -> fit(ParametricFamily.EXPONENTIAL, 1, -2));
        cases.put(
                "the column is constant, 4.0 in all 3 rows that count; 'normal' needs",
                () -> fit(ParametricFamily.NORMAL, 4, 4, 4));
        cases.put("there is one row that counts, 4.0; 'student_t' needs", () -> fit(ParametricFamily.STUDENT_T, 4));
        cases.put("there are 3 rows that count; give at least 4", () -> fit(ParametricFamily.STUDENT_T, 4, 5, 7));
        cases.put(
                "no heavier than a normal distribution's",
                () -> fit(ParametricFamily.STUDENT_T, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        cases.put(
                "has no maximum for these",
                () -> fit(ParametricFamily.STUDENT_T, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, -20));
        cases.put(
                "'normal' is a density of one column, found 2",
                () -> fit(ParametricFamily.NORMAL, WeightedRows.of(Tensor.ofRows(new double[] {1, 2}))));
        cases.put(
                "column 2 is constant in the 2 rows",
                () -> fit(
                        ParametricFamily.MULTIVARIATE_NORMAL,
                        WeightedRows.of(Tensor.ofRows(new double[] {1, 2}, new double[] {2, 2}))));
        cases.put(
                "is not positive definite: there are too few rows",
                () -> fit(
                        ParametricFamily.MULTIVARIATE_NORMAL,
                        WeightedRows.of(Tensor.ofRows(
                                new double[] {1, 2}, new double[] {2, 4}, new double[] {3, 6}, new double[] {5, 10}))));
        return cases.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThatThrownBy(() -> entry.getValue().run())
                                .isInstanceOf(DataException.class)
                                .hasMessageContaining(entry.getKey())));
    }

    @Test
    void familiesHaveWords() {
        for (ParametricFamily family : ParametricFamily.values()) {
            assertThat(ParametricFamily.of(family.word())).hasValue(family);
            assertThat(new ParametricEstimator(family).name()).isEqualTo(family.word());
        }
        assertThat(ParametricFamily.of("cauchy")).isEmpty();
        assertThat(ParametricFamily.STUDENT_T.word()).isEqualTo("student_t");
        assertThat(ParametricFamily.MULTIVARIATE_NORMAL.univariate()).isFalse();
    }

    private static ParametricModel fit(ParametricFamily family, double... x) {
        return fit(family, WeightedRows.of(column(x)));
    }

    private static ParametricModel fit(ParametricFamily family, WeightedRows rows) {
        return new ParametricEstimator(family).fit(rows, Seed.of(1));
    }

    private static WeightedRows weighted(double[] x) {
        double[] weights =
                IntStream.range(0, x.length).mapToDouble(i -> 0.5 + i % 3).toArray();
        return new WeightedRows(column(x), Tensor.vector(weights));
    }

    private static double[] draws(Univariate distribution, int n, Seed seed) {
        return IntStream.range(0, n)
                .mapToDouble(i -> distribution.draw(seed.child(i).generator()))
                .toArray();
    }

    private static Tensor column(double... x) {
        return Tensor.of(x, x.length, 1);
    }
}
