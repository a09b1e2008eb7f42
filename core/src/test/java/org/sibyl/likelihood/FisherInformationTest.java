package org.sibyl.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.function.DualFunction;
import org.sibyl.function.ScalarFunction;
import org.sibyl.function.Variables;
import org.sibyl.function.VectorFunction;
import org.sibyl.random.Seed;
import org.sibyl.scalar.Dual;
import org.sibyl.scalar.Scalar;
import org.sibyl.tensor.Tensor;

/// Closed forms of textbook models.
class FisherInformationTest {
    private static final double[] DATA = {1.3, -0.4, 2.2, 0.9, 1.8, 0.2};

    private static VectorFunction normal(Tensor draws) {
        return VectorFunction.of(List.of("mu", "logSigma"), v -> {
            Expr z = v.get("mu")
                    .constant(draws)
                    .minus(v.get("mu"))
                    .times(v.get("logSigma").negate().exp());
            return z.square().times(-0.5).minus(v.get("logSigma"));
        });
    }

    private static <S extends Scalar<S>> S summed(Variables<S> v) {
        S sum = v.constant(0);
        for (double x : DATA) {
            S z = v.get("mu").minus(x).times(v.get("logSigma").negate().exp());
            sum = sum.minus(z.square().times(0.5)).minus(v.get("logSigma"));
        }
        return sum;
    }

    /// At the estimate, n/σ̂² for the mean and 2n for the log of the standard deviation.
    @Test
    void observedInformationOfANormalSample() {
        double mean = 0;
        for (double x : DATA) {
            mean += x / DATA.length;
        }
        double variance = 0;
        for (double x : DATA) {
            variance += (x - mean) * (x - mean) / DATA.length;
        }
        double sigma = Math.sqrt(variance);
        double[] estimate = {mean, Math.log(sigma)};
        int n = DATA.length;
        FisherInformation exact =
                FisherInformation.observed(ScalarFunction.of(List.of("mu", "logSigma"), v -> summed(v)), estimate);
        FisherInformation differences = FisherInformation.observed(
                DualFunction.of(List.of("mu", "logSigma"), (Variables<Dual> v) -> summed(v)), estimate);
        double[] expected = {n / variance, 0, 0, 2.0 * n};
        assertThat(exact.matrix().toArray()).containsExactly(expected, within(1e-12));
        assertThat(differences.matrix().toArray()).containsExactly(expected, within(1e-7));
        assertThat(exact.standardErrors())
                .containsExactly(new double[] {sigma / Math.sqrt(n), 1 / Math.sqrt(2.0 * n)}, within(1e-13));
        WaldInterval interval = exact.waldIntervals(0.95).getFirst();
        // The quantile of N(0, 1) at 0.975.
        assertThat(interval.upper()).isCloseTo(mean + 1.959963984540054 * sigma / Math.sqrt(n), within(1e-13));
        assertThat(interval.lower()).isCloseTo(mean - 1.959963984540054 * sigma / Math.sqrt(n), within(1e-13));
        assertThat(interval.name()).isEqualTo("mu");
    }

    /// 1/(θ (1 − θ)) for each trial, exactly, by counting both outcomes.
    @Test
    void expectedInformationOfABernoulliTrial() {
        VectorFunction outcomes = VectorFunction.of(List.of("theta"), v -> {
            Expr theta = v.get("theta");
            return Expr.concat(0, theta.negate().log1p(), theta.log());
        });
        double theta = 0.3;
        FisherInformation one =
                FisherInformation.expected(outcomes, new double[] {1 - theta, theta}, new double[] {theta});
        assertThat(one.matrix().get(0, 0)).isCloseTo(1 / (theta * (1 - theta)), within(1e-14));
        assertThat(one.times(100).standardErrors()[0]).isCloseTo(Math.sqrt(theta * (1 - theta) / 100), within(1e-15));
    }

    /// diag(1/σ², 2). The squared score of the mean has variance 2/σ⁴, that of log σ at most 2² · 15: five
    /// standard errors of 20,000 draws, exceeded by chance in less than one of 10⁵ runs.
    @Test
    void expectedInformationFromDraws() {
        int n = 20_000;
        double sigma = 2;
        FisherInformation drawn = FisherInformation.expected(
                FisherInformationTest::normal,
                (theta, count, seed) -> {
                    RandomGenerator random = seed.generator();
                    double[] x = new double[count];
                    for (int i = 0; i < count; i++) {
                        x[i] = theta[0] + Math.exp(theta[1]) * random.nextGaussian();
                    }
                    return Tensor.adopt(x, count, 1);
                },
                n,
                Seed.of(11),
                1,
                Math.log(sigma));
        assertThat(drawn.matrix().get(0, 0)).isCloseTo(0.25, within(5 * Math.sqrt(2.0 / n) / 4));
        assertThat(drawn.matrix().get(1, 1)).isCloseTo(2, within(5 * Math.sqrt(60.0 / n)));
        assertThat(drawn.matrix().get(0, 1)).isCloseTo(0, within(5 * Math.sqrt(10.0 / n) / sigma));
    }

    /// A parameter in tiny units is not taken for one without information.
    @Test
    void unitsDoNotMatter() {
        ScalarFunction f = ScalarFunction.of(
                List.of("a", "b"),
                v -> v.get("a")
                        .plus(v.get("b").times(1e-12))
                        .square()
                        .plus(v.get("b").times(1e-12).square())
                        .times(-0.5));
        double[] errors = FisherInformation.observed(f, 0, 0).standardErrors();
        // The information is [[1, 1], [1, 2]], whose inverse is [[2, −1], [−1, 1]], but for the units of b.
        assertThat(errors[0]).isCloseTo(Math.sqrt(2), within(1e-14));
        assertThat(errors[1]).isCloseTo(1e12, within(1e-2));
    }

    @Test
    void sayInWhichDirectionThereIsNoInformation() {
        ScalarFunction onlyTheSum = ScalarFunction.of(
                List.of("a", "b"),
                v -> v.get("a").plus(v.get("b")).minus(1).square().negate());
        assertThatThrownBy(
                        () -> FisherInformation.observed(onlyTheSum, 0.5, 0.5).covariance())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not positive definite")
                .hasMessageContaining("0.71 a")
                .hasMessageContaining("0.71 b")
                .hasMessageContaining("tell these parameters apart");
        ScalarFunction saddle = ScalarFunction.of(
                List.of("a", "b"), v -> v.get("b").square().minus(v.get("a").square()));
        assertThatThrownBy(() -> FisherInformation.observed(saddle, 0, 0).standardErrors())
                .hasMessageContaining("information about 'b' is -2")
                .hasMessageContaining("no maximum");
        FisherInformation fine = FisherInformation.observed(saddle, 0, 0);
        assertThatThrownBy(() -> fine.waldIntervals(95)).hasMessageContaining("between 0 and 1");
        VectorFunction two = VectorFunction.of(List.of("a"), v -> v.get("a").broadcast(2, 1));
        assertThatThrownBy(() -> FisherInformation.expected(two, new double[] {1, 1}, new double[] {0}))
                .hasMessageContaining("sum 2.0");
        assertThatThrownBy(() -> FisherInformation.expected(two, new double[] {2, -1}, new double[] {0}))
                .hasMessageContaining("probabilities");
    }
}
