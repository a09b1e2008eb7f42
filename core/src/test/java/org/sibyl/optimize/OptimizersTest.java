package org.sibyl.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.Expr;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.function.DualFunction;
import org.sibyl.function.ScalarFunction;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.function.Variables;
import org.sibyl.function.VectorFunction;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.scalar.Dual;
import org.sibyl.scalar.Scalar;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// Functions whose minimum is known.
class OptimizersTest {
    private static final double[] MINIMUM = {1, -2, 3, 0.5};

    /// ½ Σ λᵢ uᵢ² with u = Q (x − minimum), Q the reflection 1 − vvᵀ/2 of v = (1, 1, 1, 1), λ from 1 to the
    /// condition number.
    private static ScalarFunction quadratic(double condition) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("x", Shape.of(4));
        double[] reflection = new double[16];
        double[] weights = new double[4];
        for (int i = 0; i < 4; i++) {
            weights[i] = 0.5 * Math.pow(condition, i / 3.0);
            for (int j = 0; j < 4; j++) {
                reflection[4 * i + j] = (i == j ? 1 : 0) - 0.5;
            }
        }
        return ScalarFunction.of(shapes, v -> {
            Expr x = v.get("x");
            Expr u = x.minus(x.constant(Tensor.vector(MINIMUM))).matmul(x.constant(Tensor.of(reflection, 4, 4)));
            return u.square().times(x.constant(Tensor.vector(weights))).sum();
        });
    }

    /// Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² (Rosenbrock 1960), over any kind of number.
    private static <S extends Scalar<S>> S rosenbrock(Variables<S> v) {
        S sum = v.constant(0);
        for (int i = 0; i + 1 < v.all().size(); i++) {
            sum = sum.plus(v.get(i + 1).minus(v.get(i).square()).square().times(100))
                    .plus(v.get(i).minus(1).square());
        }
        return sum;
    }

    private static ScalarFunction rosenbrock(int n) {
        return ScalarFunction.of(names(n), v -> rosenbrock(v));
    }

    private static List<String> names(int n) {
        return Stream.iterate(0, i -> i + 1).limit(n).map(i -> "x" + i).toList();
    }

    static Stream<Optimizer<DifferentiableFunction, ?>> firstOrder() {
        return Stream.of(
                FirstOrder.of(new GradientDescent(), 0.02),
                FirstOrder.of(Momentum.DEFAULT, 0.02),
                FirstOrder.of(Adam.DEFAULT, 0.05),
                FirstOrder.of(AmsGrad.DEFAULT, 0.05),
                new FirstOrder(
                        Adam.DEFAULT,
                        new Schedule.WarmUp(new Schedule.Cosine(0.1, 0, 3_000), 50),
                        new GradientClipping(10)),
                Lbfgs.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("firstOrder")
    void everyMethodFindsTheMinimumOfAQuadratic(Optimizer<DifferentiableFunction, ?> method) {
        Stopping stopping = new Stopping(1e-7, 20_000);
        Optimum optimum = method.minimize(quadratic(50), new double[4], stopping);
        assertThat(optimum.ending()).isInstanceOf(Ending.Converged.class);
        // The least curvature is 1, so x is no further off than the gradient.
        assertThat(optimum.x()).containsExactly(MINIMUM, within(2e-7));
    }

    @Test
    void curvatureMakesConditionsHarmless() {
        ScalarFunction f = quadratic(1e6);
        Optimum newton = new Newton(f::hessian).minimize(f, new double[4]);
        assertThat(newton.x()).containsExactly(MINIMUM, within(1e-9));
        assertThat(newton.iterations()).isLessThanOrEqualTo(2);
        Optimum lbfgs = Lbfgs.DEFAULT.minimize(f, new double[4]);
        assertThat(lbfgs.ending()).isInstanceOf(Ending.Converged.class);
        assertThat(lbfgs.x()).containsExactly(MINIMUM, within(1e-7));
    }

    @Test
    void rosenbrocksValleyIsFollowedToItsEnd() {
        for (int n : new int[] {2, 10}) {
            ScalarFunction f = rosenbrock(n);
            DualFunction duals = DualFunction.of(names(n), (Variables<Dual> v) -> rosenbrock(v));
            double[] start = new double[n];
            for (int i = 0; i < n; i++) {
                start[i] = i % 2 == 0 ? -1.2 : 1;
            }
            for (Optimum optimum : List.of(
                    Lbfgs.DEFAULT.minimize(f, start),
                    Lbfgs.DEFAULT.minimize(duals, start),
                    new Newton(f::hessian).minimize(f, start))) {
                assertThat(optimum.ending()).as("%s variables", n).isInstanceOf(Ending.Converged.class);
                // For n ≥ 4 there is a second minimum near (−1, 1, …, 1); at both the gradient vanishes.
                assertThat(optimum.last().gradientSize()).isLessThan(1e-7);
                if (n == 2) {
                    assertThat(optimum.x()).containsExactly(new double[] {1, 1}, within(1e-7));
                }
            }
        }
    }

    @Test
    void theStrongWolfeConditionsHoldAtEachStep() {
        ScalarFunction f = rosenbrock(6);
        Lbfgs method = Lbfgs.DEFAULT;
        Lbfgs.State state = method.init(f, -1.2, 1, -1.2, 1, 3, -2);
        int steps = 0;
        while (state.iterate().gradientSize() > 1e-6) {
            Iterate before = state.iterate();
            state = method.step(f, state);
            Iterate after = state.iterate();
            double[] s = Vectors.plus(after.x(), -1, before.x());
            double slope = Vectors.dot(before.gradient(), s);
            assertThat(slope).isNegative();
            assertThat(after.value()).isLessThanOrEqualTo(before.value() + 1e-4 * slope + Rounding.of(0));
            assertThat(Math.abs(Vectors.dot(after.gradient(), s))).isLessThanOrEqualTo(-0.9 * slope + 1e-15);
            steps++;
        }
        assertThat(steps).isBetween(5, 200);
    }

    /// x⁴ − x² + y² has a saddle at 0 and minima at x = ±1/√2.
    @Test
    void newtonLeavesASaddle() {
        ScalarFunction f = ScalarFunction.of(
                List.of("x", "y"),
                v -> v.get("x")
                        .pow(4)
                        .minus(v.get("x").square())
                        .plus(v.get("y").square()));
        Newton newton = new Newton(f::hessian);
        Newton.State first = newton.step(f, newton.init(f, 0.1, 1));
        assertThat(first.shift()).isPositive();
        assertThat(first.iterate().value()).isLessThan(f.value(0.1, 1));
        Optimum optimum = newton.minimize(f, 0.1, 1);
        assertThat(optimum.x()).containsExactly(new double[] {Math.sqrt(0.5), 0}, within(1e-8));
    }

    /// The location of a Cauchy sample: far out, its log-likelihood is not concave, but the expected
    /// information is n/2 everywhere.
    @Test
    void fisherScoringUsesTheExpectedInformation() {
        double[] data = {-1.2, 0.3, 0.9, 1.4, 6.5, 0.1};
        ScalarFunction f = ScalarFunction.of(List.of("location"), v -> {
            Expr theta = v.get("location");
            return theta.constant(Tensor.vector(data))
                    .minus(theta)
                    .square()
                    .log1p()
                    .sum();
        });
        Optimum scoring = new Newton(x -> Tensor.of(new double[] {data.length / 2.0}, 1, 1)).minimize(f, 4);
        Optimum lbfgs = Lbfgs.DEFAULT.minimize(f, 0.5);
        assertThat(scoring.ending()).isInstanceOf(Ending.Converged.class);
        assertThat(scoring.get("location")).isCloseTo(lbfgs.get("location"), within(1e-7));
        assertThat(f.hessian(4).get(0, 0)).isNegative();
    }

    /// Bernoulli trials with a logit: for this canonical link, expected and observed information are the
    /// same, and so are
    /// the steps.
    @Test
    void fisherScoringWithACanonicalLinkIsNewtonsMethod() {
        ScalarFunction loss = ScalarFunction.of(List.of("logit"), v -> {
            Expr logit = v.get("logit");
            return logit.softplus().times(10).minus(logit.times(7));
        });
        VectorFunction outcomes = VectorFunction.of(
                List.of("logit"),
                v -> Expr.concat(
                        0,
                        v.get("logit").softplus().negate(),
                        v.get("logit").negate().softplus().negate()));
        Curvature expected = theta -> {
            double p = 1 / (1 + Math.exp(-theta[0]));
            return FisherInformation.expected(outcomes, new double[] {1 - p, p}, theta)
                    .times(10)
                    .matrix();
        };
        Newton scoring = new Newton(expected);
        Newton newton = new Newton(loss::hessian);
        Newton.State one = scoring.init(loss, 0.2);
        Newton.State other = newton.init(loss, 0.2);
        for (int i = 0; i < 4; i++) {
            one = scoring.step(loss, one);
            other = newton.step(loss, other);
            assertThat(one.iterate().x()[0]).isCloseTo(other.iterate().x()[0], within(1e-13));
        }
        assertThat(one.iterate().x()[0]).isCloseTo(Math.log(7.0 / 3), within(1e-13));
    }

    @Test
    void aStateIsNeverChanged() {
        ScalarFunction f = rosenbrock(2);
        FirstOrder adam = FirstOrder.of(Adam.W, 0.1);
        FirstOrder.State start = adam.init(f, -1.2, 1);
        double[] once = adam.step(f, start).iterate().x();
        double[] again = adam.step(f, start).iterate().x();
        assertThat(again).isEqualTo(once);
        assertThat(start.iterate().x()).containsExactly(-1.2, 1);
        assertThat(start.moments().first()).containsOnly(0);
    }

    @Test
    void aSpentBudgetSaysWhatToTry() {
        Optimum optimum = FirstOrder.of(new GradientDescent(), 1e-4).minimize(rosenbrock(2), -1.2, 1);
        assertThat(optimum.ending())
                .isInstanceOfSatisfying(
                        Ending.BudgetSpent.class,
                        e -> assertThat(e.advice()).contains("after 1000 steps", "allow more steps", "Lbfgs"));
        assertThat(optimum.converged()).isFalse();
        assertThatThrownBy(() -> optimum.get("x9")).hasMessageContaining("no variable 'x9'");
    }

    @Test
    void aStepOutOfTheDomainIsAnEndingThatNamesTheVariable() {
        ScalarFunction f = ScalarFunction.of(
                List.of("a", "sigma"),
                v -> v.get("a").square().plus(v.get("sigma").log()));
        Optimum optimum = FirstOrder.of(new GradientDescent(), 0.3).minimize(f, 1, 0.5);
        assertThat(optimum.ending()).isInstanceOfSatisfying(Ending.NonFinite.class, e -> {
            assertThat(e.parameter()).isEqualTo("sigma");
            assertThat(e.iteration()).isEqualTo(1);
            assertThat(e.advice()).contains("from 0.5 to -0.1").contains("exp");
        });
        assertThat(optimum.x()).containsExactly(1, 0.5);
    }

    @Test
    void aStartOutsideTheDomainIsRefused() {
        ScalarFunction f = ScalarFunction.of(
                List.of("a", "sigma"),
                v -> v.get("a").square().plus(v.get("sigma").log()));
        assertThatThrownBy(() -> Lbfgs.DEFAULT.minimize(f, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the function is NaN at the start, a = 1.0, sigma = -1.0");
        ScalarFunction steep = ScalarFunction.of(List.of("a"), v -> v.get("a").sqrt());
        assertThatThrownBy(() -> Lbfgs.DEFAULT.minimize(steep, 0))
                .hasMessageContaining("the derivative by 'a' is Infinity at the start");
    }

    @Test
    void aWrongGradientStalls() {
        DifferentiableFunction uphill = new DifferentiableFunction() {
            @Override
            public List<String> names() {
                return List.of("x");
            }

            @Override
            public double value(double... at) {
                return at[0] * at[0];
            }

            @Override
            public ValueAndGradient valueAndGradient(double... at) {
                return new ValueAndGradient(value(at), new double[] {-2 * at[0]});
            }
        };
        for (Optimum optimum : List.of(
                Lbfgs.DEFAULT.minimize(uphill, 3),
                new Newton(x -> Tensor.of(new double[] {2}, 1, 1)).minimize(uphill, 3))) {
            assertThat(optimum.ending())
                    .isInstanceOfSatisfying(
                            Ending.Stalled.class, e -> assertThat(e.advice()).contains("GradientCheck"));
        }
    }

    /// A line search meets the edge of the domain and turns back.
    @Test
    void lineSearchesStayInTheDomain() {
        ScalarFunction f = ScalarFunction.of(
                List.of("x"), v -> v.get("x").minus(v.get("x").log().times(0.01)));
        assertThat(Lbfgs.DEFAULT.minimize(f, 2).get("x")).isCloseTo(0.01, within(1e-8));
        assertThat(new Newton(f::hessian).minimize(f, 2).get("x")).isCloseTo(0.01, within(1e-8));
    }
}
