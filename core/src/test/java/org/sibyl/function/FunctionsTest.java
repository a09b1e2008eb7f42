package org.sibyl.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.random.Seed;
import org.sibyl.scalar.Scalar;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// One source of each formula, run in every way: the ways must agree.
class FunctionsTest {
    private static final double[] DATA = {1.3, -0.4, 2.2, 0.9, 1.8};
    private static final int[] COUNTS = {0, 3, 1, 7, 2};

    /// A formula over any kind of number.
    interface Formula {
        <S extends Scalar<S>> S of(Variables<S> v);
    }

    @SuppressWarnings("ArrayRecordComponent") // a test case is never compared
    record Case(List<String> names, double[] at, Formula formula) {
        @Override
        public String toString() {
            return names.toString();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(List.of("mu", "logSigma"), new double[] {0.7, -0.2}, FunctionsTest::normal),
                new Case(List.of("logMean", "logSize"), new double[] {0.6, 0.4}, FunctionsTest::negativeBinomial),
                new Case(List.of("threshold", "slope"), new double[] {0.3, 1.7}, FunctionsTest::probit),
                new Case(List.of("a", "b", "c"), new double[] {2, 3, 1}, FunctionsTest::logOfSum),
                new Case(List.of("x"), new double[] {0.8}, FunctionsTest::trigonometric));
    }

    private static <S extends Scalar<S>> S normal(Variables<S> v) {
        S sum = v.constant(0);
        for (double x : DATA) {
            S z = v.get("mu").minus(x).times(v.get("logSigma").negate().exp());
            sum = sum.minus(z.square().times(0.5)).minus(v.get("logSigma"));
        }
        return sum;
    }

    private static <S extends Scalar<S>> S negativeBinomial(Variables<S> v) {
        S mean = v.get("logMean").exp();
        S size = v.get("logSize").exp();
        S sum = v.constant(0);
        for (int k : COUNTS) {
            sum = sum.plus(size.plus(k).logGamma())
                    .minus(size.logGamma())
                    .plus(size.times(size.dividedBy(size.plus(mean)).log()))
                    .plus(mean.dividedBy(size.plus(mean)).log().times(k));
        }
        return sum;
    }

    private static <S extends Scalar<S>> S probit(Variables<S> v) {
        S sum = v.constant(0);
        for (double x : DATA) {
            S z = v.get("threshold").minus(x).times(v.get("slope").softplus());
            sum = sum.plus(x > 1 ? z.normalLogCdf() : z.negate().normalLogCdf());
        }
        return sum;
    }

    private static <S extends Scalar<S>> S logOfSum(Variables<S> v) {
        return v.get("a").times(v.get("b")).plus(v.get("c").exp()).log();
    }

    private static <S extends Scalar<S>> S trigonometric(Variables<S> v) {
        S x = v.get(0);
        return x.sin()
                .times(x.cosh())
                .plus(x.pow(2.5))
                .minus(x.atan().times(x.erf()))
                .plus(x.tan().times(0.5).asin());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reverseForwardAndComplexStepAgree(Case c) {
        ScalarFunction traced = ScalarFunction.of(c.names, c.formula::of);
        DualFunction duals = DualFunction.of(c.names, c.formula::of);
        ValueAndGradient reverse = traced.valueAndGradient(c.at);
        ValueAndGradient forward = duals.valueAndGradient(c.at);
        double[] complex = NumericalDerivatives.complexStep(c.names, c.formula::of, c.at);
        assertThat(reverse.value()).isCloseTo(forward.value(), within(1e-13 * (1 + Math.abs(forward.value()))));
        assertThat(traced.value(c.at)).isEqualTo(reverse.value());
        assertThat(duals.value(c.at)).isEqualTo(forward.value());
        for (int i = 0; i < c.at.length; i++) {
            double scale = 1 + Math.abs(forward.gradient()[i]);
            assertThat(reverse.gradient()[i]).isCloseTo(forward.gradient()[i], within(1e-12 * scale));
            assertThat(complex[i]).isCloseTo(forward.gradient()[i], within(1e-12 * scale));
        }
        assertThat(GradientCheck.centralDifferences(traced, c.at)).matches(GradientCheck::agrees);
        assertThat(GradientCheck.complexStep(duals, c.formula::of, c.at)).matches(GradientCheck::agrees);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void directionsHessiansAndHigherOrdersAgree(Case c) {
        ScalarFunction f = ScalarFunction.of(c.names, c.formula::of);
        DualFunction duals = DualFunction.of(c.names, c.formula::of);
        RandomGenerator random = Seed.of(8).generator();
        double[] v = random.doubles(c.at.length, -1, 1).toArray();
        double slope = dot(f.gradient(c.at), v);
        assertThat(f.derivative(c.at, v)).isCloseTo(slope, within(1e-12 * (1 + Math.abs(slope))));
        assertThat(duals.derivative(c.at, v)).isCloseTo(slope, within(1e-12 * (1 + Math.abs(slope))));

        Tensor hessian = f.hessian(c.at);
        Tensor differences = NumericalDerivatives.hessian(duals, c.at);
        double[] product = f.hessianVector(c.at, v);
        for (int i = 0; i < c.at.length; i++) {
            double row = 0;
            for (int j = 0; j < c.at.length; j++) {
                // Differences of gradients have about 10 digits.
                assertThat(hessian.get(i, j)).isCloseTo(differences.get(i, j), within(1e-8));
                row += hessian.get(i, j) * v[j];
            }
            assertThat(product[i]).isCloseTo(row, within(1e-11));
        }
        assertThat(f.derivative(2, c.at, v)).isCloseTo(dot(product, v), within(1e-11));
        assertThat(f.derivative(0, c.at, v)).isEqualTo(f.value(c.at));
        // The third derivative by central differences of the second one.
        double h = 1e-5;
        double up = f.derivative(2, moved(c.at, v, h), v);
        double down = f.derivative(2, moved(c.at, v, -h), v);
        double third = (up - down) / (2 * h);
        assertThat(f.derivative(3, c.at, v)).isCloseTo(third, within(1e-7 * (1 + Math.abs(third))));
    }

    @Test
    void derivativesOfAnyOrderHaveTheirClosedForms() {
        ScalarFunction sine = ScalarFunction.of(List.of("x"), v -> v.get("x").sin());
        ScalarFunction exponential =
                ScalarFunction.of(List.of("x"), v -> v.get("x").times(2).exp());
        ScalarFunction inverse = ScalarFunction.of(List.of("x"), v -> v.get("x").reciprocal());
        ScalarFunction quartic = ScalarFunction.of(List.of("x"), v -> v.get("x").pow(4));
        List<DoubleUnaryOperator> sines = List.of(Math::sin, Math::cos, x -> -Math.sin(x), x -> -Math.cos(x));
        double factorial = 1;
        for (int k = 0; k <= 7; k++) {
            factorial *= Math.max(k, 1);
            double x = 0.7;
            assertThat(sine.derivative(k, x)).isCloseTo(sines.get(k % 4).applyAsDouble(x), within(1e-14));
            double power = Math.pow(2, k) * Math.exp(2 * x);
            assertThat(exponential.derivative(k, x)).isCloseTo(power, within(1e-14 * power));
            double term = factorial / Math.pow(x, k + 1);
            assertThat(inverse.derivative(k, x)).isCloseTo(k % 2 == 0 ? term : -term, within(1e-12 * term));
        }
        assertThat(IntStream.range(0, 7).mapToDouble(k -> quartic.derivative(k, 0)))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 24.0, 0.0, 0.0);
    }

    /// w · (J v) = (Jᵀ w) · v, with as many, fewer and more outputs than variables.
    @Test
    void jacobiansAgreeInBothModes() {
        for (int m : new int[] {1, 2, 3, 7}) {
            Tensor a = random(Seed.of(m), 3, m);
            VectorFunction f = VectorFunction.of(shapes("x", Shape.of(3)), v -> {
                Expr x = v.get("x");
                return x.exp().matmul(x.constant(a)).tanh();
            });
            assertThat(f.names()).containsExactly("x[0]", "x[1]", "x[2]");
            assertThat(f.outputs()).isEqualTo(m);
            double[] at = {0.2, -0.5, 0.1};
            double[] y = f.value(at);
            Tensor jacobian = f.jacobian(at);
            double[] v = {1, -2, 0.5};
            double[] w = random(Seed.of(m + 20), 1, m).toArray();
            assertThat(dot(w, f.pushforward(at, v))).isCloseTo(dot(f.pullback(at, w), v), within(1e-14));
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < 3; j++) {
                    double expected = (1 - y[i] * y[i]) * Math.exp(at[j]) * a.get(j, i);
                    assertThat(jacobian.get(i, j)).isCloseTo(expected, within(1e-14));
                }
            }
        }
    }

    @Test
    void aNetworksLossBecomesAFunctionOfItsParameters() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 20, 3);
        Expr w = graph.parameter("w", 3, 4);
        Expr b = graph.parameter("b", 1, 4);
        Expr loss = x.matmul(w).plus(b).tanh().square().mean();
        ScalarFunction f = ScalarFunction.of(loss, Map.of(x, random(Seed.of(1), 20, 3)));
        assertThat(f.names()).hasSize(16).startsWith("w[0,0]", "w[0,1]").endsWith("b[3]");
        double[] at = random(Seed.of(2), 1, 16).toArray();
        assertThat(GradientCheck.centralDifferences(f, at)).matches(GradientCheck::agrees);
        assertThat(graph.inputs()).as("the graph is left as it was").hasSize(1);
        assertThat(ScalarFunction.of(loss.times(2), Map.of(x, random(Seed.of(1), 20, 3)))
                        .value(at))
                .isCloseTo(2 * f.value(at), within(1e-15));
    }

    @Test
    void theNegativeHasTheNegativeDerivatives() {
        Case c = cases().findFirst().orElseThrow();
        ScalarFunction f = ScalarFunction.of(c.names, c.formula::of);
        DifferentiableFunction duals = DualFunction.of(c.names, c.formula::of);
        assertThat(f.negate().value(c.at)).isEqualTo(-f.value(c.at));
        assertThat(f.negate().hessian(c.at).get(0, 0))
                .isEqualTo(-f.hessian(c.at).get(0, 0));
        assertThat(duals.negate().gradient(c.at)[1]).isEqualTo(-duals.gradient(c.at)[1]);
        assertThat(duals.negate().negate()).isSameAs(duals);
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        Case c = cases().findFirst().orElseThrow();
        ScalarFunction f = ScalarFunction.of(c.names, c.formula::of);
        DualFunction duals = DualFunction.of(c.names, c.formula::of);
        IntStream.range(0, 400).parallel().forEach(i -> {
            double[] at = {0.01 * i, 0.001 * i - 0.2};
            double[] v = {1, i % 3};
            assertThat(f.value(at)).isCloseTo(duals.value(at), within(1e-11));
            assertThat(f.derivative(at, v)).isCloseTo(duals.derivative(at, v), within(1e-10));
            assertThat(dot(f.hessianVector(at, v), v)).isCloseTo(f.derivative(2, at, v), within(1e-10));
        });
    }

    @Test
    void numbersAreGivenByName() {
        DualFunction f =
                DualFunction.of(List.of("mu", "logSigma"), v -> v.get("mu").plus(v.get("logSigma")));
        assertThat(f.point(Map.of("logSigma", 2.0, "mu", 1.0))).containsExactly(1, 2);
    }

    /// The step's own error, h² f‴/6 = 10⁻⁵ here, is neither taken for a wrong derivative nor hides one.
    @Test
    void theCheckKnowsTheErrorOfItsStep() {
        ScalarFunction wavy =
                ScalarFunction.of(List.of("x"), v -> v.get("x").times(50).sin());
        GradientCheck.Entry entry =
                GradientCheck.centralDifferences(wavy, 0.3).entries().getFirst();
        assertThat(entry.agrees()).isTrue();
        assertThat(entry.numerical()).isCloseTo(entry.gradient(), within(1e-7));
        assertThat(entry.tolerance()).isBetween(1e-7, 1e-4);
    }

    @Test
    void theCheckNamesAWrongPartialDerivative() {
        DifferentiableFunction wrong = new DifferentiableFunction() {
            @Override
            public List<String> names() {
                return List.of("a", "b");
            }

            @Override
            public double value(double... at) {
                return at[0] * at[0] + Math.exp(at[1]);
            }

            @Override
            public ValueAndGradient valueAndGradient(double... at) {
                return new ValueAndGradient(value(at), new double[] {2 * at[0], 1.0001 * Math.exp(at[1])});
            }
        };
        GradientCheck check = GradientCheck.centralDifferences(wrong, 1.5, 0.3);
        assertThat(check.agrees()).isFalse();
        assertThat(check.wrong()).containsExactly("b");
        assertThat(check.toString()).contains("WRONG").containsOnlyOnce("WRONG");
    }

    private static SequencedMap<String, Shape> shapes(String name, Shape shape) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(name, shape);
        return shapes;
    }

    private static Tensor random(Seed seed, int rows, int columns) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    private static double[] moved(double[] at, double[] v, double t) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += t * v[i];
        }
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
