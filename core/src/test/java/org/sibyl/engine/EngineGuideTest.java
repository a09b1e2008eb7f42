package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The examples of `docs/guide/engine.md`, compiled and run.
class EngineGuideTest {
    @Test
    void gradient() {
        // guide: gradient
        Graph graph = new Graph();
        Expr x = graph.input("x", 4, 2);
        Expr w = graph.parameter("w", Tensor.of(new double[] {1, -1}, 2, 1));
        Expr loss = x.matmul(w).tanh().square().mean();
        Expr slope = Autodiff.gradient(loss, List.of(w)).getFirst();

        Plan plan = Plan.compile(List.of(loss, slope), ElementType.FLOAT64);
        Execution run = plan.execution();
        run.set(x, 1, 0, 0, 1, 1, 1, 2, 1).run();
        double value = run.scalar(loss);
        Tensor gradient = run.get(slope);
        // guide: end

        double t = Math.tanh(1);
        assertThat(value).isCloseTo(3 * t * t / 4, within(1e-15));
        assertThat(gradient.get(0)).isCloseTo(2 * t * (1 - t * t) * (1 + 2) / 4, within(1e-15));
        assertThat(gradient.get(1)).isCloseTo(2 * t * (1 - t * t) * (-1 + 1) / 4, within(1e-15));
        assertThat(plan.describe()).contains("matmul NN", "tanh gradient");
    }

    @Test
    void training() {
        Tensor inputs = TestModels.random(Seed.of(1), 1, 1000, 3);
        Tensor targets = targets(inputs);
        Graph graph = new Graph();
        // guide: training
        Expr x = graph.input("x", 100, 3);
        Expr y = graph.input("y", 100, 1);
        Expr w = graph.parameter("w", 3, 1);
        Expr b = graph.parameter("b", 1, 1);
        Expr rowLosses = x.matmul(w).plus(b).minus(y).square();

        Parameters parameters = Parameters.of(graph, ElementType.FLOAT32);
        try (Workers workers = Workers.of(2)) {
            TrainingStep training = TrainingStep.compile(
                            Autodiff.objective(rowLosses), parameters, TrainingOptions.DEFAULT, Kernels.best(), workers)
                    .data(x, inputs)
                    .data(y, targets);
            int[] rows = TestModels.count(1000);
            for (int step = 0; step < 400; step++) {
                int from = step % 5 * 200;
                training.step(rows, from, from + 200, 0.02);
            }
        }
        // guide: end
        assertThat(parameters.get("w").get(0)).isCloseTo(2, within(1e-2));
        assertThat(parameters.get("w").get(1)).isCloseTo(-1, within(1e-2));
        assertThat(parameters.get("b").get(0)).isCloseTo(0.5, within(1e-2));

        // guide: evaluation
        Graph prediction = new Graph();
        Expr rowsIn = prediction.input("x", 256, 3);
        Expr predicted = rowsIn.matmul(prediction.parameter("w", 3, 1)).plus(prediction.parameter("b", 1, 1));
        Plan plan = Plan.compile(List.of(predicted), ElementType.FLOAT32);
        try (Workers workers = Workers.of(2)) {
            Evaluator evaluator = Evaluator.of(plan, parameters, Kernels.best(), workers);
            Tensor predictions = evaluator.evaluate(Map.of(rowsIn, inputs)).getFirst();
            // guide: end
            assertThat(predictions.rows()).isEqualTo(1000);
            assertThat(predictions.get(17)).isCloseTo(targets.get(17), within(0.05));
        }
    }

    @Test
    void curvature() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 1, 2);
        Expr v = graph.constant(Tensor.vector(1, 2));
        Expr f = x.columns(0, 1).square().times(x.columns(1, 2));
        // guide: curvature
        Expr hessianTimesV = Autodiff.hessianVector(f, List.of(x), List.of(v)).getFirst();
        // guide: end
        Execution run =
                Plan.compile(List.of(hessianTimesV), ElementType.FLOAT64).execution();
        // f = x₁² x₂ has the Hessian [[2 x₂, 2 x₁], [2 x₁, 0]].
        assertThat(run.set(x, 3, 5).run().get(hessianTimesV).toArray()).containsExactly(10 + 12, 6);
    }

    /// Every marked piece of this file stands in the guide, line for line but for the indentation.
    @Test
    void theGuideShowsThisCode() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "engine.md")));
        String source =
                Files.readString(Path.of("src", "test", "java", "org", "sibyl", "engine", "EngineGuideTest.java"));
        Matcher piece = Pattern.compile("// guide: (\\w+)\n(.*?)// guide: end", Pattern.DOTALL)
                .matcher(source);
        int pieces = 0;
        while (piece.find()) {
            assertThat(guide).as(piece.group(1)).contains(stripped(piece.group(2)));
            pieces++;
        }
        assertThat(pieces).isEqualTo(4);
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static Tensor targets(Tensor inputs) {
        double[] y = new double[inputs.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * inputs.get(i, 0) - inputs.get(i, 1) + 0.5;
        }
        return Tensor.adopt(y, y.length, 1);
    }
}
