package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.sibyl.flow.FlowRuns.jacobianRows;
import static org.sibyl.flow.FlowRuns.normal;
import static org.sibyl.flow.FlowRuns.strong;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Plan;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class MaskedAutoregressiveFlowTest {
    /// The masks make it exact: the features after i never reach zᵢ of a single transform.
    @Test
    void aSingleTransformIsTriangular() {
        MaskedAutoregressiveFlow flow = new MaskedAutoregressiveFlow(4, 2, 1, 9, 2);
        Graph graph = new Graph();
        Weights weights = new Weights(graph, strong(flow));
        Expr x = graph.input("x", 1, 4);
        Expr c = graph.input("c", 1, 2);
        List<Expr> rows = jacobianRows(flow.forward(weights, x, c).value(), x);
        Execution run = Plan.compile(rows, ElementType.FLOAT64)
                .execution()
                .set(x, normal(1, 4, Seed.of(5)))
                .set(c, normal(1, 2, Seed.of(6)))
                .run();
        for (int i = 0; i < 4; i++) {
            double[] row = run.get(rows.get(i)).toArray();
            for (int j = 0; j < 4; j++) {
                if (j > i) {
                    assertThat(row[j]).isZero();
                } else {
                    assertThat(row[j]).isNotZero();
                }
            }
        }
    }

    static Stream<MaskedAutoregressiveFlow> transforms() {
        return Stream.of(
                new MaskedAutoregressiveFlow(1, 3, 1, 8, 1),
                new MaskedAutoregressiveFlow(2, 1, 1, 7, 0),
                new MaskedAutoregressiveFlow(5, 4, 1, 50, 2),
                new MaskedAutoregressiveFlow(9, 2, 1, 4, 3));
    }

    /// Feature by feature through whole passes of the forward map: z_i is affine in x_i once the features before
    /// are known, so two passes give its shift and its scale. The last flow has fewer units than degrees.
    @ParameterizedTest
    @MethodSource("transforms")
    void theInverseIsThatOfOnePassForEachFeature(MaskedAutoregressiveFlow flow) {
        int d = flow.features();
        Graph graph = new Graph();
        Weights weights = new Weights(graph, strong(flow));
        Expr x = graph.input("x", 1, d);
        Expr c = graph.input("c", 1, flow.context());
        Expr z = flow.forward(weights, x, c).value();
        Expr back = flow.inverse(weights, x, c);
        Tensor context = normal(1, flow.context(), Seed.of(8));
        Execution forward =
                Plan.compile(List.of(z), ElementType.FLOAT64).execution().set(c, context);
        double[] target = normal(1, d, Seed.of(9)).toArray();
        double[] naive = new double[d];
        for (int i = 0; i < d; i++) {
            double shift = forward.set(x, naive).run().get(z).get(0, i);
            naive[i] = 1;
            double scale = forward.set(x, naive).run().get(z).get(0, i) - shift;
            naive[i] = (target[i] - shift) / scale;
        }
        double[] stepwise = Plan.compile(List.of(back), ElementType.FLOAT64)
                .execution()
                .set(c, context)
                .set(x, target)
                .run()
                .get(back)
                .toArray();
        assertThat(stepwise).containsExactly(naive, within(1e-9));
    }

    /// As counted by hand for five conditioners with a linear layer for the context: 5 · (5·50 + 50 + 8·50
    /// + 50 + 2·(50·50 + 50) + 50·10 + 10).
    @Test
    void theDefaultFlowHasTheParametersOfItsArchitecture() {
        int count = MaskedAutoregressiveFlow.of(5, 8).initialize(Seed.of(1)).values().stream()
                .mapToInt(Tensor::size)
                .sum();
        assertThat(count).isEqualTo(31_800);
    }

    @Test
    void aFlowOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskedAutoregressiveFlow(0, 1, 5, 50, 2))
                .withMessageContaining("at least one feature");
    }
}
