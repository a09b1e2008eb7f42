package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class PlanTest {
    /// Simplified or not, upright or turned, with buffers reused or not: the numbers are those of the definitions.
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void randomGraphsGiveTheNaiveInterpretersNumbers(int operations) {
        for (int seed = 0; seed < 60; seed++) {
            RandomGraph r = new RandomGraph(Seed.of(seed).child(operations), operations);
            Expr loss = r.loss();
            List<Expr> outputs = new ArrayList<>(r.pool.subList(r.pool.size() - 5, r.pool.size()));
            outputs.add(loss);
            List<Expr> by = r.leavesUnder(loss);
            if (!by.isEmpty()) {
                outputs.addAll(Autodiff.gradient(loss, by));
            }
            NaiveInterpreter naive = new NaiveInterpreter(r.leaves);
            List<Tensor> expected = outputs.stream().map(naive::value).toList();
            String name = "graph " + seed;
            List<Expr> simplified = Simplifier.simplify(outputs);
            for (Reuse reuse : Reuse.values()) {
                // Sums of a few hundred numbers near 1, in another order.
                Plan plain = plan(r, outputs, LaneLayout.upright(outputs), reuse);
                assertSame(name + " as written", run(plain, r, outputs), expected, 1e-10);
                Plan simpler = plan(r, outputs, LaneLayout.upright(simplified), reuse);
                assertSame(name + " simplified", run(simpler, r, outputs), expected, 1e-10);
                for (Results results : Results.values()) {
                    Plan turned = plan(r, outputs, LaneLayout.turned(simplified, results), reuse);
                    assertSame(name + " turned", run(turned, r, outputs), expected, 1e-10);
                }
                assertThat(simpler.setup().size() + simpler.body().size())
                        .isLessThanOrEqualTo(plain.setup().size() + plain.body().size());
            }
            Plan floats = Plan.compile(outputs, ElementType.FLOAT32);
            assertSame(name + " in float32", run(floats, r, outputs), expected, 1e-3);
        }
    }

    private static Plan plan(RandomGraph r, List<Expr> outputs, List<Stored> laid, Reuse reuse) {
        return Planner.plan(r.graph, outputs, laid, ElementType.FLOAT64, reuse);
    }

    private static List<Tensor> run(Plan plan, RandomGraph r, List<Expr> outputs) {
        Execution run = plan.execution(Kernels.plain());
        r.graph.inputs().forEach((name, input) -> run.set(input, leaf(r, name)));
        r.graph.parameters().keySet().forEach(name -> run.parameters().set(name, leaf(r, name)));
        run.run();
        // The second run finds the first one's numbers in all buffers, padding included.
        run.run();
        return outputs.stream().map(run::get).toList();
    }

    private static Tensor leaf(RandomGraph r, String name) {
        return java.util.Objects.requireNonNull(r.leaves.get(name));
    }

    private static void assertSame(String name, List<Tensor> found, List<Tensor> expected, double tolerance) {
        for (int k = 0; k < expected.size(); k++) {
            assertThat(found.get(k).shape()).isEqualTo(expected.get(k).shape());
            for (int i = 0; i < expected.get(k).size(); i++) {
                double value = expected.get(k).get(i);
                assertThat(found.get(k).get(i))
                        .as("%s, output %d, element %d", name, k, i)
                        .isCloseTo(value, within(tolerance * (1 + Math.abs(value))));
            }
        }
    }

    @Test
    void buffersAreReused() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 100, 50);
        Expr h = x;
        for (int layer = 0; layer < 20; layer++) {
            h = h.matmul(graph.parameter("w" + layer, TestModels.random(Seed.of(layer), 0.1, 50, 50)))
                    .tanh();
        }
        Plan plan = Plan.compile(List.of(h.sum(1)), ElementType.FLOAT32);
        assertThat(plan.body()).hasSize(41);
        // Two for the layers, which take turns, and the output.
        assertThat(plan.local()).hasSize(3);
        // The batch lies along the lanes: 100 rows fill 112.
        assertThat(plan.workingBytes()).isEqualTo(4L * (2 * 50 * 112 + 112));
        assertThat(plan.productFlops()).isEqualTo(20L * 2 * 100 * 50 * 50);
        assertThat(plan.describe())
                .contains("matmul TN")
                .contains("[50, 100]")
                .contains("parameter 'w19'")
                .contains("10.000 MFLOP")
                .contains("41 results in 3 buffers");
    }

    @Test
    void whatDependsOnParametersOnlyIsSetUpOnce() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 4, 3);
        Expr w = graph.parameter("w", Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2));
        Expr mask = graph.constant(Tensor.of(new double[] {1, 0, 1, 1, 0, 1}, 3, 2));
        Expr y = x.matmul(w.times(mask));
        Plan plan = Plan.compile(List.of(y), ElementType.FLOAT64);
        assertThat(plan.setup()).hasSize(1);
        assertThat(plan.body()).hasSize(1);
        Execution run = plan.execution(Kernels.plain()).set(x, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        assertThat(run.run().get(y).toArray()).containsExactly(4, 10, 0, 0, 1, 0, 0, 6);
        run.parameters().set("w", Tensor.of(new double[] {10, 20, 30, 40, 50, 60}, 3, 2));
        assertThat(run.run().get(y).toArray()).containsExactly(40, 100, 0, 0, 10, 0, 0, 60);
    }

    @Test
    void outputsMayBeLeavesOrTheSameExpression() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 1, 2);
        Expr unused = graph.input("unused", 1, 2);
        Expr c = graph.constant(Tensor.vector(7, 8));
        Expr sum = x.plus(0);
        Expr again = x.plus(c);
        List<Expr> outputs = List.of(x, c, sum, again, x.plus(c));
        Execution run = Plan.compile(outputs, ElementType.FLOAT32).execution(Kernels.plain());
        run.set(x, new float[] {1, 2}).set(unused, 0, 0).run();
        assertThat(run.get(x).toArray()).containsExactly(1, 2);
        assertThat(run.get(c).toArray()).containsExactly(7, 8);
        assertThat(run.get(sum).toArray()).containsExactly(1, 2);
        assertThat(run.get(again).toArray()).containsExactly(8, 10);
        assertThat(run.get(outputs.get(4)).toArray()).containsExactly(8, 10);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void aRunAllocatesNothing(ElementType type) {
        Graph graph = new Graph();
        Expr loss = TestModels.regression(graph, 30).mean();
        List<Expr> outputs = new ArrayList<>(
                Autodiff.gradient(loss, List.copyOf(graph.parameters().values())));
        outputs.add(loss);
        Execution run = Plan.compile(outputs, type).execution(Kernels.plain());
        Expr x = java.util.Objects.requireNonNull(graph.inputs().get("x"));
        double[] rows = TestModels.random(Seed.of(1), 1, 30, 3).toArray();
        double[] gradient = new double[60];
        Allocations.assertNone(() -> {
            run.set(x, rows);
            run.run();
            run.get(outputs.getFirst(), gradient);
        });
        assertThat(gradient).isNotEqualTo(new double[60]);
    }

    @Test
    void parametersAreSharedByName() {
        Graph training = new Graph();
        training.parameter("a", Tensor.vector(1, 2));
        training.parameter("b", Tensor.vector(3));
        Parameters parameters = Parameters.of(training, ElementType.FLOAT64);
        assertThat(parameters.names()).containsExactly("a", "b");
        assertThat(parameters.count()).isEqualTo(3);
        Graph sampling = new Graph();
        Expr doubled = sampling.parameter("a", 1, 2).times(2);
        Execution run = Plan.compile(List.of(doubled), ElementType.FLOAT64).execution(parameters, Kernels.plain());
        assertThat(run.run().get(doubled).toArray()).containsExactly(2, 4);
        var snapshot = parameters.snapshot();
        parameters.set("a", Tensor.vector(5, 6));
        assertThat(run.run().get(doubled).toArray()).containsExactly(10, 12);
        parameters.restore(snapshot);
        assertThat(run.run().get(doubled).toArray()).containsExactly(2, 4);
        assertThatThrownBy(() -> parameters.get("c")).hasMessageContaining("no parameter 'c'");
        assertThatThrownBy(() -> parameters.set("a", Tensor.vector(1))).hasMessageContaining("[1, 2]");
        Graph other = new Graph();
        Expr wide = other.parameter("a", 1, 3);
        assertThatThrownBy(
                        () -> Plan.compile(List.of(wide), ElementType.FLOAT64).execution(parameters, Kernels.plain()))
                .hasMessageContaining("parameter 'a' has shape [1, 2]");
    }

    @Test
    void wrongCallsSayWhatToDo() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 2, 2);
        Expr y = x.exp();
        Execution run = Plan.compile(List.of(y), ElementType.FLOAT64).execution(Kernels.plain());
        assertThatThrownBy(() -> run.set(y, 1)).hasMessageContaining("not an input");
        assertThatThrownBy(() -> run.set(x, 1)).hasMessageContaining("has 4 elements but was given 1");
        assertThatThrownBy(() -> run.get(x)).hasMessageContaining("not an output");
        assertThatThrownBy(() -> run.scalar(y)).hasMessageContaining("not a single number");
        assertThatThrownBy(() -> run.get(y, new double[3])).hasMessageContaining("array has 3");
    }

    @Test
    void theKernelsHaveNames() {
        assertThat(Kernels.plain().name()).isEqualTo("plain");
        assertThat(Map.of("best", Kernels.best().name())).doesNotContainValue("");
    }
}
