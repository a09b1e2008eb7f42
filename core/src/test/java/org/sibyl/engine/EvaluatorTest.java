package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class EvaluatorTest {
    private final Graph graph = new Graph();
    private final Expr x = graph.input("x", 16, 3);
    private final Expr y = graph.input("y", 16, 2);
    private final Expr scale = graph.input("scale", 1, 2);
    private final Expr w = graph.parameter("w", TestModels.random(Seed.of(1), 1, 3, 2));
    private final Expr sum = x.matmul(w).tanh().plus(y.times(scale));
    private final Expr total = sum.sum(1);
    private final Parameters parameters = Parameters.of(graph, ElementType.FLOAT64);

    private Evaluator evaluator(Workers workers) {
        Plan plan = Plan.compile(List.of(sum, total), ElementType.FLOAT64);
        return Evaluator.of(plan, parameters, Kernels.plain(), workers).set(scale, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 100})
    void anyNumberOfRowsAndThreadsGivesWhatTheGraphSays(int n) {
        Tensor xs = TestModels.random(Seed.of(2), 1, n, 3);
        Tensor ys = TestModels.random(Seed.of(3), 1, n, 2);
        Graph whole = new Graph();
        Expr result = whole.input("x", n, 3)
                .matmul(whole.parameter("w", 3, 2))
                .tanh()
                .plus(whole.input("y", n, 2).times(whole.constant(Tensor.vector(2, 3))));
        Map<String, Tensor> leaves = new HashMap<>(Map.of("x", xs, "y", ys, "w", parameters.get("w")));
        Tensor expected = new NaiveInterpreter(leaves).value(result);
        List<Tensor> alone;
        try (Workers workers = Workers.of(1)) {
            alone = evaluator(workers).evaluate(Map.of(x, xs, y, ys));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(alone.get(0).get(i, j)).isCloseTo(expected.get(i, j), within(1e-13));
            }
            assertThat(alone.get(1).get(i))
                    .isEqualTo(alone.get(0).get(i, 0) + alone.get(0).get(i, 1));
        }
        for (int threads = 2; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                assertThat(evaluator(workers).evaluate(Map.of(x, xs, y, ys))).isEqualTo(alone);
            }
        }
    }

    @Test
    void changedParametersAreSeen() {
        try (Workers workers = Workers.of(2)) {
            Evaluator evaluator = evaluator(workers);
            Map<Expr, Tensor> rows =
                    Map.of(x, TestModels.random(Seed.of(2), 1, 20, 3), y, Tensor.adopt(new double[40], 20, 2));
            evaluator.evaluate(rows);
            parameters.set("w", Tensor.adopt(new double[6], 3, 2));
            assertThat(evaluator.evaluate(rows).getFirst().toArray()).containsOnly(0);
        }
    }

    @Test
    void wrongCallsSayWhatToDo() {
        Tensor xs = TestModels.random(Seed.of(2), 1, 20, 3);
        try (Workers workers = Workers.of(1)) {
            Evaluator evaluator = evaluator(workers);
            assertThatThrownBy(() -> evaluator.evaluate(Map.of(x, xs)))
                    .hasMessageContaining("input 'y'")
                    .hasMessageContaining("[n, 2]");
            assertThatThrownBy(() -> evaluator.evaluate(Map.of(x, xs, y, xs))).hasMessageContaining("[20, 3]");
            assertThatThrownBy(() -> evaluator.evaluate(Map.of(x, xs, y, Tensor.adopt(new double[4], 2, 2))))
                    .hasMessageContaining("same number of rows");
            assertThatThrownBy(() -> evaluator.set(x, 1)).hasMessageContaining("cannot be set");
            assertThatThrownBy(() -> Evaluator.of(
                            Plan.compile(List.of(sum, w), ElementType.FLOAT64), parameters, Kernels.plain(), workers))
                    .hasMessageContaining("different numbers of rows");
            assertThatThrownBy(() -> Evaluator.of(
                            Plan.compile(List.of(sum), ElementType.FLOAT32), parameters, Kernels.plain(), workers))
                    .hasMessageContaining("FLOAT64")
                    .hasMessageContaining("FLOAT32");
        }
    }
}
