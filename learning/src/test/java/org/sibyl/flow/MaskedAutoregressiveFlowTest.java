package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

class MaskedAutoregressiveFlowTest {
    private static final int ROWS = 7;

    static Stream<MaskedAutoregressiveFlow> flows() {
        return Stream.of(
                new MaskedAutoregressiveFlow(1, 3, 2, 8, 1),
                new MaskedAutoregressiveFlow(2, 1, 3, 7, 0),
                new MaskedAutoregressiveFlow(3, 4, 5, 10, 2),
                new MaskedAutoregressiveFlow(6, 2, 2, 3, 1));
    }

    /// Conditioners are smooth functions of order-one weights, so float64 leaves about 1e-12 in one pass and loses a
    /// few digits more in the inverse.
    @ParameterizedTest
    @MethodSource("flows")
    void theInverseUndoesTheForwardMap(MaskedAutoregressiveFlow flow) {
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
    void theLogDeterminantIsThatOfTheAutodiffJacobian(MaskedAutoregressiveFlow flow) {
        Graph graph = new Graph();
        Weights weights = new Weights(graph, strong(flow));
        Expr x = graph.input("x", 1, flow.features());
        Expr c = graph.input("c", 1, flow.context());
        ConditionalFlow.Traced z = flow.forward(weights, x, c);
        List<Expr> outputs = jacobianRows(z.value(), x);
        outputs.add(z.logDet());
        Execution run = Plan.compile(outputs, ElementType.FLOAT64)
                .execution()
                .set(x, normal(1, flow.features(), Seed.of(3)))
                .set(c, normal(1, flow.context(), Seed.of(4)))
                .run();
        double[][] jacobian = new double[flow.features()][];
        for (int i = 0; i < flow.features(); i++) {
            jacobian[i] = run.get(outputs.get(i)).toArray();
        }
        assertThat(run.scalar(z.logDet())).isCloseTo(logAbsDet(jacobian), within(1e-9));
    }

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

    /// The midpoint rule on [−12, 12]² with 240² cells: the density is smooth on the scale of a cell, and what lies
    /// outside is below 1e-4 for these weights.
    @Test
    void theDensityIntegratesToOne() {
        MaskedAutoregressiveFlow flow = new MaskedAutoregressiveFlow(2, 1, 3, 8, 1);
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

    @Test
    void oneContextForAllRowsIsTheSameAsItsCopies() {
        MaskedAutoregressiveFlow flow = new MaskedAutoregressiveFlow(3, 2, 2, 6, 1);
        SequencedMap<String, Tensor> parameters = strong(flow);
        Tensor rows = normal(ROWS, 3, Seed.of(9));
        double[] copies = new double[ROWS * 2];
        for (int i = 0; i < ROWS; i++) {
            copies[2 * i] = 0.3;
            copies[2 * i + 1] = -1.2;
        }
        assertThat(logProb(flow, parameters, rows, Tensor.of(new double[] {0.3, -1.2}, 1, 2)))
                .containsExactly(logProb(flow, parameters, rows, Tensor.adopt(copies, ROWS, 2)), within(1e-12));
    }

    /// As counted by hand for five conditioners with a linear layer for the context:
    /// 5 · (5·50 + 50 + 8·50 + 50 + 2·(50·50 + 50) + 50·10 + 10).
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

    private static List<Expr> jacobianRows(Expr z, Expr x) {
        List<Expr> rows = new ArrayList<>();
        for (int i = 0; i < z.columns(); i++) {
            rows.add(Autodiff.gradient(z.columns(i, i + 1), List.of(x)).getFirst());
        }
        return rows;
    }

    private static double[] logProb(
            MaskedAutoregressiveFlow flow, SequencedMap<String, Tensor> parameters, Tensor rows, Tensor context) {
        Graph graph = new Graph();
        Expr x = graph.input("x", rows.rows(), rows.columns());
        Expr c = graph.input("c", context.rows(), context.columns());
        Expr logProb = flow.logProb(new Weights(graph, parameters), x, c);
        return Plan.compile(List.of(logProb), ElementType.FLOAT64)
                .execution()
                .set(x, rows)
                .set(c, context)
                .run()
                .get(logProb)
                .toArray();
    }

    /// First values made three times as large, so that the flow is far from the identity.
    private static SequencedMap<String, Tensor> strong(MaskedAutoregressiveFlow flow) {
        SequencedMap<String, Tensor> strong = new LinkedHashMap<>();
        flow.initialize(Seed.of(7)).forEach((name, tensor) -> {
            double[] values = tensor.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 3;
            }
            strong.put(name, Tensor.adopt(values, tensor.rows(), tensor.columns()));
        });
        return strong;
    }

    private static Tensor normal(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    /// By elimination with row pivots.
    private static double logAbsDet(double[][] a) {
        double logDet = 0;
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < a.length; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            logDet += Math.log(Math.abs(row[k]));
            for (int i = k + 1; i < a.length; i++) {
                double factor = a[i][k] / row[k];
                for (int j = k; j < a.length; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        return logDet;
    }
}
