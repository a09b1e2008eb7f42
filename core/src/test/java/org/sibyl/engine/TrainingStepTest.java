package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class TrainingStepTest {
    private static final int DATA = 230;
    private static final Tensor X = TestModels.random(Seed.of(1), 1, DATA, 3);
    private static final Tensor Y = TestModels.random(Seed.of(2), 1, DATA, 2);

    private static TrainingStep regression(int sliceRows, ElementType type, TrainingOptions options, Workers workers) {
        Graph graph = new Graph();
        Objective objective = Autodiff.objective(TestModels.regression(graph, sliceRows));
        Parameters parameters = Parameters.of(graph, type);
        return TrainingStep.compile(objective, parameters, options, Kernels.plain(), workers)
                .data(input(graph, "x"), X)
                .data(input(graph, "y"), Y);
    }

    private static Expr input(Graph graph, String name) {
        return java.util.Objects.requireNonNull(graph.inputs().get(name));
    }

    /// The same steps by Adam as the paper writes it, on gradients of the mean loss over all rows at once.
    private static Map<String, double[]> reference(int[] rows, int batch, int steps, double rate, double maxNorm) {
        Graph graph = new Graph();
        Expr loss = TestModels.regression(graph, batch).mean();
        List<Expr> by = new ArrayList<>(graph.parameters().values());
        List<Expr> gradient = Autodiff.gradient(loss, by);
        Map<String, Tensor> leaves = new HashMap<>();
        graph.parameters().forEach((name, expr) -> leaves.put(name, graph.initial(expr)));
        Map<String, double[]> first = new HashMap<>();
        Map<String, double[]> second = new HashMap<>();
        for (int t = 1; t <= steps; t++) {
            int[] picked = java.util.Arrays.copyOfRange(rows, (t - 1) * batch, t * batch);
            leaves.put("x", X.select(picked));
            leaves.put("y", Y.select(picked));
            NaiveInterpreter naive = new NaiveInterpreter(leaves);
            Map<String, double[]> gradients = new HashMap<>();
            double square = 0;
            for (int i = 0; i < by.size(); i++) {
                double[] g = naive.value(gradient.get(i)).toArray();
                gradients.put(((Op.Parameter) by.get(i).op()).name(), g);
                for (double v : g) {
                    square += v * v;
                }
            }
            double scale = Math.min(1, maxNorm / Math.sqrt(square));
            int step = t;
            gradients.forEach((name, g) -> {
                double[] p = leaf(leaves, name).toArray();
                double[] m = first.computeIfAbsent(name, n -> new double[p.length]);
                double[] v = second.computeIfAbsent(name, n -> new double[p.length]);
                for (int i = 0; i < p.length; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * scale * g[i];
                    v[i] = 0.999 * v[i] + 0.001 * scale * g[i] * scale * g[i];
                    double mHat = m[i] / (1 - Math.pow(0.9, step));
                    double vHat = v[i] / (1 - Math.pow(0.999, step));
                    p[i] -= rate * mHat / (Math.sqrt(vHat) + 1e-8);
                }
                leaves.put(name, Tensor.of(p, leaf(leaves, name).shape().toArray()));
            });
        }
        Map<String, double[]> result = new HashMap<>();
        graph.parameters()
                .keySet()
                .forEach(name -> result.put(name, leaf(leaves, name).toArray()));
        return result;
    }

    private static Tensor leaf(Map<String, Tensor> leaves, String name) {
        return java.util.Objects.requireNonNull(leaves.get(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 23, 40, 46, 64})
    void anySliceLengthTakesTheStepsOfAdamOnTheMeanLoss(int sliceRows) {
        int[] rows = TestModels.count(DATA);
        Map<String, double[]> expected = reference(rows, 46, 5, 0.01, 1);
        try (Workers workers = Workers.of(1)) {
            TrainingStep training =
                    regression(sliceRows, ElementType.FLOAT64, TrainingOptions.DEFAULT.withMaxGradientNorm(1), workers);
            for (int step = 0; step < 5; step++) {
                training.step(rows, step * 46, (step + 1) * 46, 0.01);
            }
            // The order of the sums differs; Adam's first steps are signs of gradients and amplify nothing.
            expected.forEach((name, values) -> {
                double[] found = training.parameters().get(name).toArray();
                for (int i = 0; i < values.length; i++) {
                    assertThat(found[i]).as("%s[%d]", name, i).isCloseTo(values[i], within(1e-9));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void anyNumberOfThreadsGivesTheSameBits(ElementType type) {
        List<List<Double>> losses = new ArrayList<>();
        List<SequencedMap<String, Tensor>> ends = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                // 230 rows in slices of 7: 33 slices on 16 lanes.
                TrainingStep training = regression(7, type, TrainingOptions.DEFAULT, workers);
                List<Double> own = new ArrayList<>();
                for (int step = 0; step < 20; step++) {
                    own.add(training.step(TestModels.count(DATA), 0, DATA, 0.01));
                }
                own.add(training.loss(TestModels.count(DATA), 0, DATA));
                losses.add(own);
                ends.add(training.parameters().snapshot());
            }
        }
        assertThat(losses.get(1)).isEqualTo(losses.get(0));
        assertThat(losses.get(2)).isEqualTo(losses.get(0));
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
        assertThat(ends.get(2)).isEqualTo(ends.get(0));
        assertThat(losses.get(0).getLast()).isLessThan(losses.get(0).getFirst());
    }

    @Test
    void lossIsTheMeanOverItsRows() {
        Graph graph = new Graph();
        Expr rowLosses = TestModels.regression(graph, DATA);
        Map<String, Tensor> leaves = new HashMap<>(Map.of("x", X, "y", Y));
        graph.parameters().forEach((name, expr) -> leaves.put(name, graph.initial(expr)));
        double[] each = new NaiveInterpreter(leaves).value(rowLosses).toArray();
        int[] rows = {5, 5, 17, 229, 0, 3, 100};
        double expected = java.util.Arrays.stream(rows)
                .mapToDouble(i -> each[i])
                .average()
                .orElseThrow();
        try (Workers workers = Workers.of(2)) {
            TrainingStep training = regression(3, ElementType.FLOAT64, TrainingOptions.DEFAULT, workers);
            assertThat(training.loss(rows, 0, rows.length)).isCloseTo(expected, within(1e-12));
            assertThat(training.step(rows, 0, rows.length, 0.1)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void weightDecayShrinksWhatHasNoGradient() {
        try (Workers workers = Workers.of(1)) {
            TrainingStep training =
                    regression(10, ElementType.FLOAT64, TrainingOptions.DEFAULT.withWeightDecay(0.5), workers);
            double before = training.parameters().get("w1").get(0, 0);
            training.step(TestModels.count(10), 0, 10, 0.1);
            // Element (0, 0) is masked.
            assertThat(training.parameters().get("w1").get(0, 0)).isCloseTo(before * 0.95, within(1e-15));
        }
    }

    @Test
    void aStepAllocatesNothing() {
        try (Workers workers = Workers.of(1)) {
            TrainingStep training = regression(40, ElementType.FLOAT32, TrainingOptions.DEFAULT, workers);
            int[] rows = TestModels.count(DATA);
            Allocations.assertNone(() -> training.step(rows, 0, DATA, 0.001));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNonFiniteLossNamesTheStepAndTheOperationAndKeepsTheParameters(int threads) {
        Graph graph = new Graph();
        Expr x = graph.input("x", 4, 1);
        Expr shift = graph.parameter("shift", Tensor.of(new double[] {0.0}, 1, 1));
        Expr masked = x.minus(5).log();
        // The unused branch is NaN and must not be blamed.
        Expr loss = x.greaterThan(1e9).where(masked, x.plus(shift).log().square());
        double[] data = {1, 2, 3, 4, 5, 6, -0.25, 8};
        try (Workers workers = Workers.of(threads)) {
            Objective objective = Autodiff.objective(loss);
            TrainingStep training = TrainingStep.compile(
                            objective,
                            Parameters.of(graph, ElementType.FLOAT32),
                            TrainingOptions.DEFAULT,
                            Kernels.plain(),
                            workers)
                    .data(x, Tensor.of(data, 8, 1));
            training.step(new int[] {0, 1}, 0, 2, 0.01);
            SequencedMap<String, Tensor> before = training.parameters().snapshot();
            NonFiniteException failure = catchThrowableOfType(
                    NonFiniteException.class, () -> training.step(TestModels.count(8), 0, 8, 0.01));
            assertThat(failure.step()).isEqualTo(2);
            assertThat(failure.operation())
                    .contains("'log' of shape [4, 1]")
                    .contains("NaN at row 2, column 0")
                    .contains("add [4, 1] in [-0.26")
                    .contains("it computes log(add(input 'x', parameter 'shift'))")
                    .contains("row 6 of the data");
            assertThat(failure).hasMessageStartingWith("training step 2: ");
            assertThat(training.parameters().snapshot()).isEqualTo(before);
        }
    }

    @Test
    void aGradientThatOverflowsIsFoundToo() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 2, 1);
        Expr p = graph.parameter("p", Tensor.of(new double[] {0.0}, 1, 1));
        Objective objective = Autodiff.objective(x.times(p).abs().sqrt());
        try (Workers workers = Workers.of(1)) {
            TrainingStep training = TrainingStep.compile(
                            objective,
                            Parameters.of(graph, ElementType.FLOAT64),
                            TrainingOptions.DEFAULT,
                            Kernels.plain(),
                            workers)
                    .data(x, Tensor.of(new double[] {1, 2}, 2, 1));
            // √ has an infinite slope at 0.
            assertThatThrownBy(() -> training.step(new int[] {0, 1}, 0, 2, 0.1))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageContaining("training step 1")
                    .hasMessageContaining("'divide'");
            assertThat(training.steps()).isZero();
        }
    }

    @Test
    void theRangeIsThatOfTheFiniteElementsAndTheOthersAreCounted() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 3, 1);
        Expr p = graph.parameter("p", 1, 1);
        Objective objective = Autodiff.objective(x.plus(p).log().sqrt());
        try (Workers workers = Workers.of(1)) {
            TrainingStep training = TrainingStep.compile(
                            objective,
                            Parameters.of(graph, ElementType.FLOAT64),
                            TrainingOptions.DEFAULT,
                            Kernels.plain(),
                            workers)
                    .data(x, Tensor.of(new double[] {0.5, 0, 1}, 3, 1));
            assertThatThrownBy(() -> training.step(new int[] {0, 1, 2}, 0, 3, 0.1))
                    .hasMessageContaining("'sqrt' of shape [3, 1] gave NaN at row 0")
                    .hasMessageContaining("from log [3, 1] in [-0.6931, 0.000] (1 of 3 elements are not finite)")
                    .hasMessageContaining("sqrt(log(add(input 'x', parameter 'p')))");
        }
    }

    @Test
    void aBadRowIsNamed() {
        try (Workers workers = Workers.of(1)) {
            double[] bad = X.toArray();
            bad[3 * 11 + 2] = Double.POSITIVE_INFINITY;
            Graph graph = new Graph();
            Objective objective = Autodiff.objective(TestModels.regression(graph, 10));
            TrainingStep training = TrainingStep.compile(
                            objective,
                            Parameters.of(graph, ElementType.FLOAT64),
                            TrainingOptions.DEFAULT,
                            Kernels.plain(),
                            workers)
                    .data(input(graph, "x"), Tensor.of(bad, DATA, 3))
                    .data(input(graph, "y"), Y);
            training.step(TestModels.count(11), 0, 11, 0.1);
            assertThatThrownBy(() -> training.step(TestModels.count(DATA), 0, DATA, 0.1))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageContaining("training step 2: input 'x'")
                    .hasMessageContaining("Infinity at row 1, column 2")
                    .hasMessageContaining("leave out rows")
                    .hasMessageContaining("row 11 of the data");
        }
    }

    @Test
    void inputsOfOtherShapesAreSet() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 4, 2);
        Expr scale = graph.input("scale", 1, 2);
        Expr p = graph.parameter("p", 1, 2);
        Objective objective =
                Autodiff.objective(x.times(scale).minus(p).square().sum(1));
        try (Workers workers = Workers.of(2)) {
            TrainingStep training = TrainingStep.compile(
                            objective,
                            Parameters.of(graph, ElementType.FLOAT64),
                            TrainingOptions.DEFAULT,
                            Kernels.plain(),
                            workers)
                    .data(x, Tensor.of(new double[] {1, 1, 2, 2}, 2, 2))
                    .set(scale, 1, 10);
            assertThat(training.loss(new int[] {0, 1}, 0, 2)).isEqualTo((1 + 100 + 4 + 400) / 2.0);
            assertThatThrownBy(() -> training.set(x, 1)).hasMessageContaining("cannot be set");
            assertThatThrownBy(() -> training.set(scale, 1)).hasMessageContaining("[1, 2] has 2 elements");
        }
    }

    @Test
    void wrongCallsSayWhatToDo() {
        Graph graph = new Graph();
        Objective objective = Autodiff.objective(TestModels.regression(graph, 5));
        Parameters parameters = Parameters.of(graph, ElementType.FLOAT64);
        try (Workers workers = Workers.of(1)) {
            TrainingStep training =
                    TrainingStep.compile(objective, parameters, TrainingOptions.DEFAULT, Kernels.plain(), workers);
            int[] rows = {0, 1, 2};
            assertThatThrownBy(() -> training.step(rows, 0, 3, 0.1)).hasMessageContaining("has no data");
            assertThatThrownBy(() -> training.data(input(graph, "x"), Y)).hasMessageContaining("[230, 2]");
            training.data(input(graph, "x"), X).data(input(graph, "y"), Y);
            assertThatThrownBy(() -> training.step(rows, 1, 1, 0.1)).hasMessageContaining("at least one row");
            assertThatThrownBy(() -> training.step(new int[] {DATA}, 0, 1, 0.1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> Workers.of(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> new TrainingOptions(1, 0, 1, 0, 1)).hasMessageContaining("beta1");
    }
}
