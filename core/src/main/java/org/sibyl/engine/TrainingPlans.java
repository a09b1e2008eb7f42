package org.sibyl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.kernel.BinaryOp;

/// The plans of a training step, from one objective.
///
/// A gradient that is a product with something that depends on parameters only, such as a mask, is left without that
/// factor: it is multiplied in once, after the slices' gradients were added.
///
/// @param step computes the loss, the gradients without their factors, and the factors
/// @param loss computes the loss alone
/// @param lossOutput the loss, as both plans know it
/// @param gradients in the order of the parameters, as the step's outputs know them
/// @param factors likewise; null where there is none
/// @param sliceRows the number of rows of a slice
record TrainingPlans(
        Plan step, Plan loss, Expr lossOutput, List<Expr> gradients, List<@Nullable Expr> factors, int sliceRows) {

    static TrainingPlans of(Objective objective, ElementType type) {
        List<Expr> all = new ArrayList<>();
        all.add(objective.loss());
        all.addAll(objective.gradient().values());
        List<Expr> simplified = Simplifier.simplify(all);
        Set<Expr> uniform = Reach.uniform(Reach.of(simplified));
        Expr loss = simplified.getFirst();
        List<Expr> gradients = new ArrayList<>();
        List<@Nullable Expr> factors = new ArrayList<>();
        for (Expr gradient : simplified.subList(1, simplified.size())) {
            Expr factor = factor(gradient, uniform);
            factors.add(factor);
            gradients.add(factor == null ? gradient : within(other(gradient, factor), factor));
        }
        List<Expr> outputs = new ArrayList<>();
        outputs.add(loss);
        outputs.addAll(gradients);
        factors.stream().filter(factor -> factor != null).forEach(outputs::add);
        Graph graph = objective.loss().graph();
        Plan step = fast(graph, outputs, type);
        Plan lossOnly = fast(graph, List.of(loss), type);
        return new TrainingPlans(
                step, lossOnly, loss, gradients, factors, objective.rowLosses().rows());
    }

    /// The step's plan with a buffer for each result.
    Plan checking() {
        List<Expr> outputs = new ArrayList<>();
        outputs.add(lossOutput);
        outputs.addAll(gradients);
        return Planner.plan(step.graph(), outputs, LaneLayout.upright(outputs), step.type(), Reuse.NONE);
    }

    private static Plan fast(Graph graph, List<Expr> outputs, ElementType type) {
        return Planner.plan(graph, outputs, LaneLayout.best(outputs, Results.UPRIGHT, type), type, Reuse.LIVENESS);
    }

    private static @Nullable Expr factor(Expr gradient, Set<Expr> uniform) {
        if (gradient.op() instanceof Op.Binary(var function)
                && function == BinaryOp.MULTIPLY
                && !uniform.contains(gradient)) {
            for (Expr operand : gradient.operands()) {
                boolean full = operand.rows() == gradient.rows() && operand.columns() == gradient.columns();
                Expr rest = other(gradient, operand);
                boolean restFull = rest.rows() == gradient.rows() && rest.columns() == gradient.columns();
                if (full && restFull && uniform.contains(operand)) {
                    return operand;
                }
            }
        }
        return null;
    }

    /// A product need not be computed where it is multiplied by a mask's zeros.
    private static Expr within(Expr gradient, Expr factor) {
        if (gradient.op() instanceof Op.Product(boolean left, boolean right) && factor.op() instanceof Op.Constant) {
            Expr x = gradient.operands().get(0);
            Expr y = gradient.operands().get(1);
            return x.graph().add(new Op.ProductWhere(left, right), gradient.rows(), gradient.columns(), x, y, factor);
        }
        return gradient;
    }

    private static Expr other(Expr product, Expr operand) {
        Expr first = product.operands().get(0);
        return first == operand ? product.operands().get(1) : first;
    }
}
