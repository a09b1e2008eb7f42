package org.sibyl.engine;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// Carries out an operation on constants, in float64 with the plain kernels.
final class Folding {
    private Folding() {}

    static double[] evaluate(Op op, int rows, int columns, List<Expr> operands) {
        Graph graph = new Graph();
        Expr[] constants = operands.stream()
                .map(operand -> graph.constant(
                        Tensor.of(((Op.Constant) operand.op()).values(), operand.rows(), operand.columns())))
                .toArray(Expr[]::new);
        Expr result = graph.add(op, rows, columns, constants);
        Plan plan = Planner.plan(
                graph, List.of(result), LaneLayout.upright(List.of(result)), ElementType.FLOAT64, Reuse.NONE);
        return plan.execution(Kernels.plain()).run().get(result).toArray();
    }
}
