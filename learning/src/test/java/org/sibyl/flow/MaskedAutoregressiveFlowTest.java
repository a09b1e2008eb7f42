package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sibyl.flow.FlowRuns.jacobianRows;
import static org.sibyl.flow.FlowRuns.normal;
import static org.sibyl.flow.FlowRuns.strong;

import java.util.List;
import org.junit.jupiter.api.Test;
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
