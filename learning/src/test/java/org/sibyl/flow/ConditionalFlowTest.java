package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sibyl.flow.FlowRuns.jacobianRows;
import static org.sibyl.flow.FlowRuns.logAbsDet;
import static org.sibyl.flow.FlowRuns.logProb;
import static org.sibyl.flow.FlowRuns.normal;
import static org.sibyl.flow.FlowRuns.strong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Plan;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The laws of every flow.
class ConditionalFlowTest {
    private static final int ROWS = 7;

    static Stream<ConditionalFlow> flows() {
        return Stream.of(
                new MaskedAutoregressiveFlow(1, 3, 2, 8, 1),
                new MaskedAutoregressiveFlow(2, 1, 3, 7, 0),
                new MaskedAutoregressiveFlow(3, 4, 5, 10, 2),
                new MaskedAutoregressiveFlow(6, 2, 2, 3, 1),
                new NeuralSplineFlow(1, 3, 2, 8, 1, 4, 3),
                new NeuralSplineFlow(2, 1, 3, 7, 0, 10, 2),
                new NeuralSplineFlow(3, 4, 5, 10, 2, 5, 3),
                new NeuralSplineFlow(6, 2, 2, 9, 1, 2, 5));
    }

    /// Conditioners are smooth or piecewise linear functions of order-one weights, so float64 leaves about
    /// 1e-12 in one pass and loses a few digits more in the inverse.
    @ParameterizedTest
    @MethodSource("flows")
    void theInverseUndoesTheForwardMap(ConditionalFlow flow) {
        Graph graph = new Graph();
        Weights weights = new Weights(graph, strong(flow));
        Expr x = graph.input("x", ROWS, flow.features());
        Expr c = graph.input("c", ROWS, flow.context());
        Expr back = flow.inverse(weights, flow.forward(weights, x, c).value(), c);
        Tensor rows = normal(ROWS, flow.features(), Seed.of(1));
        Tensor result = Plan.compile(List.of(back), ElementType.FLOAT64)
                .execution()
                .set(x, rows)
                .set(c, normal(ROWS, flow.context(), Seed.of(2)))
                .run()
                .get(back);
        assertThat(result.toArray()).containsExactly(rows.toArray(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theLogDeterminantIsThatOfTheAutodiffJacobian(ConditionalFlow flow) {
        Graph graph = new Graph();
        Weights weights = new Weights(graph, strong(flow));
        Expr x = graph.input("x", 1, flow.features());
        Expr c = graph.input("c", 1, flow.context());
        ConditionalFlow.Traced z = flow.forward(weights, x, c);
        List<Expr> outputs = jacobianRows(z.value(), x);
        outputs.add(z.logDet());
        Execution run = Plan.compile(outputs, ElementType.FLOAT64).execution();
        for (int point = 0; point < 5; point++) {
            run.set(x, normal(1, flow.features(), Seed.of(3).child(point)))
                    .set(c, normal(1, flow.context(), Seed.of(4).child(point)))
                    .run();
            double[][] jacobian = new double[flow.features()][];
            for (int i = 0; i < flow.features(); i++) {
                jacobian[i] = run.get(outputs.get(i)).toArray();
            }
            assertThat(run.scalar(z.logDet())).isCloseTo(logAbsDet(jacobian), within(1e-9));
        }
    }

    /// An autoregressive transform of a single feature keeps weights from that feature, which its mask
    /// hides.
    static Stream<ConditionalFlow> flowsWithoutIdleParameters() {
        return flows().filter(flow -> flow.features() > 1 || flow instanceof NeuralSplineFlow);
    }

    @ParameterizedTest
    @MethodSource("flowsWithoutIdleParameters")
    void theLossDependsOnEveryParameter(ConditionalFlow flow) {
        Graph graph = new Graph();
        SequencedMap<String, Tensor> values = strong(flow);
        Weights weights = new Weights(graph, values);
        Expr x = graph.input("x", 50, flow.features());
        Expr c = graph.input("c", 50, flow.context());
        Expr loss = flow.logProb(weights, x, c).mean();
        assertThat(graph.parameters().keySet()).containsExactlyInAnyOrderElementsOf(values.keySet());
        List<Expr> parameters = List.copyOf(graph.parameters().values());
        List<Expr> gradient = new ArrayList<>(Autodiff.gradient(loss, parameters));
        Execution run = Plan.compile(gradient, ElementType.FLOAT64)
                .execution()
                .set(x, normal(50, flow.features(), Seed.of(10)))
                .set(c, normal(50, flow.context(), Seed.of(11)))
                .run();
        for (int i = 0; i < gradient.size(); i++) {
            double[] slopes = run.get(gradient.get(i)).toArray();
            assertThat(Arrays.stream(slopes).allMatch(Double::isFinite))
                    .as(parameters.get(i).toString())
                    .isTrue();
            assertThat(Arrays.stream(slopes).anyMatch(slope -> slope != 0))
                    .as(parameters.get(i).toString())
                    .isTrue();
        }
    }

    /// The densities of these flows reach −4,000, of which float64 leaves about 1e-12.
    @ParameterizedTest
    @MethodSource("flows")
    void oneContextForAllRowsIsTheSameAsItsCopies(ConditionalFlow flow) {
        SequencedMap<String, Tensor> parameters = strong(flow);
        Tensor rows = normal(ROWS, flow.features(), Seed.of(9));
        Tensor context = normal(1, flow.context(), Seed.of(12));
        Tensor copies = context.select(new int[ROWS]);
        assertThat(logProb(flow, parameters, rows, context))
                .containsExactly(logProb(flow, parameters, rows, copies), within(1e-10));
    }

    static Stream<ConditionalFlow> planarFlows() {
        return Stream.of(new MaskedAutoregressiveFlow(2, 1, 3, 8, 1), new NeuralSplineFlow(2, 1, 3, 8, 1, 6, 3));
    }

    /// The midpoint rule on [−12, 12]² with 240² cells: the density is continuous, its slopes bounded by a
    /// few units, and what lies outside is below 1e-4 for these weights.
    @ParameterizedTest
    @MethodSource("planarFlows")
    void theDensityIntegratesToOne(ConditionalFlow flow) {
        int cells = 240;
        double step = 24.0 / cells;
        double[] grid = new double[2 * cells * cells];
        for (int i = 0; i < cells * cells; i++) {
            grid[2 * i] = -12 + (i % cells + 0.5) * step;
            int line = i / cells;
            grid[2 * i + 1] = -12 + (line + 0.5) * step;
        }
        Tensor x = Tensor.adopt(grid, cells * cells, 2);
        double integral = 0;
        for (double logProb : logProb(flow, flow.initialize(Seed.of(8)), x, Tensor.of(new double[] {0.7}, 1, 1))) {
            integral += Math.exp(logProb) * step * step;
        }
        assertThat(integral).isCloseTo(1, within(1e-3));
    }
}
