package org.sibyl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.NaiveInterpreter;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Window;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Every primitive's derivatives in both directions and to second order against central differences in float64 of
/// values that a naive interpreter computes.
class DerivativesTest {
    /// Central differences with step h have error h² f'''/6 + ε f / h: 1e-5 leaves about 1e-10 for numbers near 1.
    private static final double STEP = 1e-5;

    private static final double TOLERANCE = 1e-6;

    /// @param smooth false where a second derivative is not defined everywhere
    @SuppressWarnings("ArrayRecordComponent") // a test case is never compared
    record Case(
            String name, double low, double high, boolean smooth, int[][] shapes, Function<List<Expr>, Expr> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        unary(cases, "negate", -2, 2, Expr::negate);
        unary(cases, "abs", 0.3, 2, Expr::abs);
        unary(cases, "abs of negative", -2, -0.3, Expr::abs);
        unary(cases, "reciprocal", 0.5, 2, Expr::reciprocal);
        unary(cases, "square", -2, 2, Expr::square);
        unary(cases, "sqrt", 0.5, 2, Expr::sqrt);
        unary(cases, "exp", -2, 2, Expr::exp);
        unary(cases, "log", 0.5, 2, Expr::log);
        unary(cases, "tanh", -2, 2, Expr::tanh);
        unary(cases, "sigmoid", -3, 3, Expr::sigmoid);
        unary(cases, "softplus", -3, 3, Expr::softplus);
        unary(cases, "relu", 0.3, 2, Expr::relu);
        unary(cases, "relu of negative", -2, -0.3, Expr::relu);
        unary(cases, "sin", -3, 3, Expr::sin);
        unary(cases, "cos", -3, 3, Expr::cos);
        unary(cases, "tan", -1, 1, Expr::tan);
        unary(cases, "asin", -0.8, 0.8, Expr::asin);
        unary(cases, "acos", -0.8, 0.8, Expr::acos);
        unary(cases, "atan", -3, 3, Expr::atan);
        unary(cases, "sinh", -2, 2, Expr::sinh);
        unary(cases, "cosh", -2, 2, Expr::cosh);
        unary(cases, "log1p", -0.5, 2, Expr::log1p);
        unary(cases, "expm1", -2, 2, Expr::expm1);
        unary(cases, "erf", -2, 2, Expr::erf);
        unary(cases, "logGamma", 0.5, 5, Expr::logGamma);
        unary(cases, "digamma", 0.5, 5, Expr::digamma);
        unary(cases, "polygamma", 0.8, 5, x -> x.polygamma(2));
        unary(cases, "normalLogCdf", -4, 2, Expr::normalLogCdf);
        unary(cases, "inverseMillsRatio", -4, 2, Expr::inverseMillsRatio);
        unary(cases, "whole power", -2, -0.5, x -> x.pow(3));
        unary(cases, "power", 0.5, 2, x -> x.pow(1.5).plus(x.pow(-0.5)));
        binary(cases, "pow", (x, y) -> x.pow(y));
        binary(cases, "plus", (x, y) -> x.plus(y));
        binary(cases, "minus", (x, y) -> x.minus(y));
        binary(cases, "times", (x, y) -> x.times(y));
        binary(cases, "dividedBy", (x, y) -> x.dividedBy(y));
        binary(cases, "maximum", (x, y) -> x.maximum(y));
        binary(cases, "minimum", (x, y) -> x.minimum(y));
        cases.add(new Case("number constants", 0.5, 2, true, new int[][] {{3, 4}}, in -> {
            Expr x = in.get(0);
            return x.plus(2).times(3).minus(x.dividedBy(4)).times(x.maximum(-5).minimum(10));
        }));
        cases.add(new Case(
                "where",
                -2,
                2,
                true,
                new int[][] {{3, 4}, {3, 4}, {1, 4}},
                in -> in.get(0)
                        .stopGradient()
                        .greaterThan(0)
                        .where(in.get(1).square(), in.get(2).exp())
                        .plus(in.get(0))));
        cases.add(new Case(
                "broadcast row",
                -2,
                2,
                true,
                new int[][] {{1, 4}},
                in -> in.get(0).square().broadcast(3, 4)));
        cases.add(new Case(
                "broadcast column",
                -2,
                2,
                true,
                new int[][] {{3, 1}},
                in -> in.get(0).square().broadcast(3, 4)));
        cases.add(new Case(
                "broadcast number",
                -2,
                2,
                true,
                new int[][] {{1, 1}},
                in -> in.get(0).square().broadcast(3, 4)));
        unary(cases, "sum", -2, 2, x -> x.square().sum());
        unary(cases, "sum down", -2, 2, x -> x.square().sum(0));
        unary(cases, "sum along", -2, 2, x -> x.square().sum(1));
        unary(cases, "mean", -2, 2, x -> x.square().mean().plus(x.mean(0).times(x.mean(1))));
        unary(cases, "max of all", -2, 2, x -> x.max().square());
        unary(cases, "max down", -2, 2, x -> x.max(0).square());
        unary(cases, "max along", -2, 2, x -> x.max(1).square());
        cases.add(new Case(
                "matmul",
                -2,
                2,
                true,
                new int[][] {{3, 5}, {5, 2}},
                in -> in.get(0).matmul(in.get(1))));
        cases.add(new Case(
                "matmul of transposes",
                -2,
                2,
                true,
                new int[][] {{5, 3}, {2, 5}},
                in -> in.get(0).transpose().matmul(in.get(1).transpose())));
        cases.add(new Case(
                "matmul with itself",
                -2,
                2,
                true,
                new int[][] {{4, 4}},
                in -> in.get(0).matmul(in.get(0).transpose()).matmul(in.get(0))));
        unary(cases, "transpose", -2, 2, x -> x.square().transpose());
        unary(cases, "logSumExp down", -2, 2, x -> x.logSumExp(0));
        unary(cases, "logSumExp along", -2, 2, x -> x.logSumExp(1));
        unary(cases, "softmax", -2, 2, x -> x.softmax(1));
        unary(cases, "logSoftmax", -2, 2, x -> x.logSoftmax(0));
        for (Scan scan : Scan.values()) {
            unary(cases, "cumulativeSum " + scan, -2, 2, x -> x.square().cumulativeSum(1, scan));
        }
        unary(cases, "cumulativeSum down", -2, 2, x -> x.square().cumulativeSum(0));
        unary(cases, "slice", -2, 2, x -> x.square().slice(1, 3, 1, 4));
        unary(cases, "pad", -2, 2, x -> x.square().pad(1, 2, 6, 7));
        cases.add(new Case(
                "concat along",
                -2,
                2,
                true,
                new int[][] {{3, 2}, {3, 4}},
                in -> Expr.concat(1, in.get(0).square(), in.get(1), in.get(0))));
        cases.add(new Case(
                "concat down",
                -2,
                2,
                true,
                new int[][] {{2, 3}, {4, 3}},
                in -> Expr.concat(0, in.get(0).square(), in.get(1), in.get(0))));
        unary(cases, "gather columns", -2, 2, x -> x.square().gatherColumns(3, 0, 3, 1, 2));
        unary(cases, "permute columns", -2, 2, x -> x.square().gatherColumns(3, 0, 2, 1));
        unary(cases, "gather rows", -2, 2, x -> x.square().gatherRows(2, 0, 2));
        unary(cases, "permute rows", -2, 2, x -> x.square().gatherRows(2, 0, 1));
        unary(cases, "take", -2, 2, x -> x.square().take(index(x, 3, 2, 4)));
        cases.add(new Case(
                "put",
                -2,
                2,
                true,
                new int[][] {{3, 4}},
                in -> in.get(0).square().put(index(in.get(0), 3, 4, 6), 6)));
        unary(cases, "reshape", -2, 2, x -> x.square().reshape(2, 6).times(x.reshape(2, 6)));
        convolutions(cases);
        unary(
                cases,
                "stopGradient",
                -2,
                2,
                x -> x.times(x.square()).plus(x.stopGradient().sign()));
        return cases.stream();
    }

    private static void unary(List<Case> cases, String name, double low, double high, Function<Expr, Expr> function) {
        cases.add(new Case(name, low, high, true, new int[][] {{3, 4}}, in -> function.apply(in.get(0))));
    }

    private interface Pair {
        Expr of(Expr x, Expr y);
    }

    private static void binary(List<Case> cases, String name, Pair function) {
        int[][] small = {{3, 4}, {1, 4}, {3, 1}, {1, 1}};
        for (int[] shape : small) {
            int[][] right = {{3, 4}, shape};
            int[][] left = {shape, {3, 4}};
            String with = " with [" + shape[0] + ", " + shape[1] + "]";
            cases.add(new Case(name + with, 0.5, 2, true, right, in -> function.of(in.get(0), in.get(1))));
            cases.add(new Case(name + with + " left", 0.5, 2, true, left, in -> function.of(in.get(0), in.get(1))));
        }
        int[][] outer = {{3, 1}, {1, 4}};
        cases.add(new Case(name + " of column and row", 0.5, 2, true, outer, in -> function.of(in.get(0), in.get(1))));
    }

    private static void convolutions(List<Case> cases) {
        Map<String, Window> windows = new LinkedHashMap<>();
        windows.put("3x3", Window.of(4, 3, 3, 3));
        windows.put("2x3 with strides and padding", new Window(5, 4, 2, 3, 2, 1, 1, 2));
        windows.put("of a line", Window.line(6, 3).withStride(1, 2));
        windows.put("of single pixels", new Window(3, 4, 1, 1, 2, 3, 0, 0));
        windows.forEach((name, window) -> {
            int[] images = {2 * window.pixels(), 2};
            int[] kernel = {window.taps() * 2, 3};
            int[] results = {2 * window.patches(), 3};
            cases.add(new Case(
                    "convolution " + name,
                    -2,
                    2,
                    true,
                    new int[][] {images, kernel},
                    in -> in.get(0).convolution(in.get(1), window)));
            cases.add(new Case(
                    "convolution back " + name,
                    -2,
                    2,
                    true,
                    new int[][] {results, kernel},
                    in -> in.get(0).convolutionBack(in.get(1).transpose(), window)));
            cases.add(new Case(
                    "convolution kernel " + name,
                    -2,
                    2,
                    true,
                    new int[][] {images, results},
                    in -> in.get(0).convolutionKernel(in.get(1), window)));
        });
    }

    private static Expr index(Expr x, int rows, int columns, int extent) {
        double[] positions = new double[rows * columns];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (i * 7 + 2) % extent;
        }
        return x.graph().constant(Tensor.of(positions, rows, columns));
    }

    /// One case with random inputs, and a random weight for each element of its result.
    private static final class Setting {
        final Graph graph = new Graph();
        final List<Expr> inputs = new ArrayList<>();
        final Map<String, Tensor> values = new HashMap<>();
        final Expr result;
        final Expr loss;
        final RandomGenerator random = Seed.of(7).generator();

        Setting(Case c) {
            for (int i = 0; i < c.shapes().length; i++) {
                Expr input = graph.input("x" + i, c.shapes()[i][0], c.shapes()[i][1]);
                inputs.add(input);
                values.put("x" + i, random(input, c.low(), c.high()));
            }
            result = c.function().apply(inputs);
            loss = result.times(graph.constant(random(result, 0.5, 1.5))).sum();
        }

        Tensor random(Expr shape, double low, double high) {
            double[] numbers = new double[shape.rows() * shape.columns()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextDouble(low, high);
            }
            return Tensor.of(numbers, shape.rows(), shape.columns());
        }

        double[] naive(Expr expr, Map<String, Tensor> at) {
            return new NaiveInterpreter(at).value(expr).toArray();
        }

        /// d/dt of the expression at x + t·v.
        double[] difference(Expr expr, Map<String, Tensor> direction) {
            double[] up = naive(expr, moved(direction, STEP));
            double[] down = naive(expr, moved(direction, -STEP));
            double[] slope = new double[up.length];
            for (int i = 0; i < up.length; i++) {
                slope[i] = (up[i] - down[i]) / (2 * STEP);
            }
            return slope;
        }

        private Map<String, Tensor> moved(Map<String, Tensor> direction, double t) {
            Map<String, Tensor> at = new HashMap<>();
            values.forEach((name, value) -> {
                double[] numbers = value.toArray();
                Tensor v = direction.get(name);
                for (int i = 0; v != null && i < numbers.length; i++) {
                    numbers[i] += t * v.get(i);
                }
                at.put(name, Tensor.adopt(numbers, value.rows(), value.columns()));
            });
            return at;
        }

        Execution run(List<Expr> outputs) {
            Execution run = Plan.compile(outputs, ElementType.FLOAT64).execution(Kernels.plain());
            inputs.forEach(input -> run.set(input, value(input)));
            return run.run();
        }

        Tensor value(Expr input) {
            return java.util.Objects.requireNonNull(values.get("x" + inputs.indexOf(input)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAgreesWithTheDefinition(Case c) {
        Setting s = new Setting(c);
        assertClose(s.run(List.of(s.result)).get(s.result).toArray(), s.naive(s.result, s.values), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reverseModeAgreesWithDifferences(Case c) {
        Setting s = new Setting(c);
        List<Expr> gradient = Autodiff.gradient(s.loss, s.inputs);
        Execution run = s.run(gradient);
        for (int k = 0; k < s.inputs.size(); k++) {
            Expr input = s.inputs.get(k);
            double[] found = run.get(gradient.get(k)).toArray();
            for (int i = 0; i < found.length; i++) {
                double[] unit = new double[found.length];
                unit[i] = 1;
                Map<String, Tensor> direction = Map.of("x" + k, Tensor.of(unit, input.rows(), input.columns()));
                assertThat(found[i]).isCloseTo(s.difference(s.loss, direction)[0], within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardModeAgreesWithDifferences(Case c) {
        Setting s = new Setting(c);
        Map<String, Tensor> direction = new HashMap<>();
        List<Expr> tangents = new ArrayList<>();
        for (int k = 0; k < s.inputs.size(); k++) {
            Tensor v = s.random(s.inputs.get(k), -1, 1);
            direction.put("x" + k, v);
            tangents.add(s.graph.constant(v));
        }
        Expr pushed =
                Autodiff.pushforward(List.of(s.result), s.inputs, tangents).getFirst();
        assertClose(s.run(List.of(pushed)).get(pushed).toArray(), s.difference(s.result, direction), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hessianVectorAgreesWithDifferencesOfTheGradient(Case c) {
        Setting s = new Setting(c);
        Map<String, Tensor> direction = new HashMap<>();
        List<Expr> vectors = new ArrayList<>();
        for (int k = 0; k < s.inputs.size(); k++) {
            Tensor v = s.random(s.inputs.get(k), -1, 1);
            direction.put("x" + k, v);
            vectors.add(s.graph.constant(v));
        }
        // A square makes the second derivative differ from 0 also where the operation is linear.
        Expr loss = s.loss.square();
        List<Expr> gradient = Autodiff.gradient(loss, s.inputs);
        List<Expr> forwardOverReverse = Autodiff.hessianVector(loss, s.inputs, vectors);
        Expr slope = s.graph.constant(0);
        for (int k = 0; k < s.inputs.size(); k++) {
            slope = slope.plus(gradient.get(k).times(vectors.get(k)).sum());
        }
        List<Expr> reverseOverReverse = Autodiff.gradient(slope, s.inputs);
        List<Expr> both = Stream.concat(forwardOverReverse.stream(), reverseOverReverse.stream())
                .toList();
        Execution run = s.run(both);
        for (int k = 0; k < s.inputs.size(); k++) {
            double[] expected = s.difference(gradient.get(k), direction);
            // The square scales everything by the loss, up to 30 here.
            assertClose(run.get(forwardOverReverse.get(k)).toArray(), expected, 1e-4);
            assertClose(run.get(reverseOverReverse.get(k)).toArray(), expected, 1e-4);
        }
    }

    @Test
    void thirdDerivativeOfTanh() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 1, 1);
        Expr first = Autodiff.gradient(x.tanh(), List.of(x)).getFirst();
        Expr second = Autodiff.gradient(first, List.of(x)).getFirst();
        Expr third = Autodiff.gradient(second, List.of(x)).getFirst();
        double t = Math.tanh(0.4);
        // d³/dx³ tanh x = (1 − t²)(6 t² − 2)
        Execution run = Plan.compile(List.of(third), ElementType.FLOAT64).execution(Kernels.plain());
        assertThat(run.set(x, 0.4).run().scalar(third)).isCloseTo((1 - t * t) * (6 * t * t - 2), within(1e-14));
    }

    @Test
    void tiesForTheGreatestShareItsDerivative() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 1, 4);
        Expr gradient = Autodiff.gradient(x.max(), List.of(x)).getFirst();
        Execution run = Plan.compile(List.of(gradient), ElementType.FLOAT64).execution(Kernels.plain());
        assertThat(run.set(x, 1, 3, 3, 2).run().get(gradient).toArray()).containsExactly(0, 0.5, 0.5, 0);
    }

    @Test
    void wrongCallsSayWhatToDo() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 2, 3);
        Expr unused = graph.parameter("unused", 1, 3);
        assertThatThrownBy(() -> Autodiff.gradient(x, List.of(x)))
                .hasMessageContaining("loss of shape [1, 1]")
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("sum()");
        assertThatThrownBy(() -> Autodiff.gradient(x.sum(), List.of(x, unused)))
                .hasMessageContaining("does not depend on parameter 'unused'");
        assertThatThrownBy(() -> Autodiff.gradient(x.stopGradient().sum(), List.of(x)))
                .hasMessageContaining("does not depend on input 'x'");
        assertThatThrownBy(() -> Autodiff.objective(x)).hasMessageContaining("one loss for each row");
        assertThatThrownBy(() -> Autodiff.pushforward(List.of(x), List.of(x), List.of(unused)))
                .hasMessageContaining("tangent")
                .hasMessageContaining("[1, 3]");
    }

    private static void assertClose(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
