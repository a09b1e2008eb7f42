package org.sibyl.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// An estimate of what a run of stored expressions costs, in elements of whole vectors: it only has to tell two layouts
/// of one graph apart.
final class LayoutCost {
    /// A multiply-add of a product, which stays in registers, against an element that is loaded and stored.
    private static final double PER_TERM = 0.25;

    /// An element of a transpose, which is moved by itself.
    private static final double PER_TRANSPOSED = 2;

    private LayoutCost() {}

    static double of(Collection<Expr> outputs, ElementType type) {
        List<Expr> order = Reach.of(outputs);
        Set<Expr> uniform = Reach.uniform(order);
        return order.stream()
                .filter(expr -> !expr.operands().isEmpty() && !uniform.contains(expr))
                .mapToDouble(expr -> of(expr, type))
                .sum();
    }

    private static double of(Expr expr, ElementType type) {
        double elements = Planner.length(expr, type);
        return switch (expr.op()) {
            case Op.Product product -> elements * (1 + PER_TERM * inner(expr, product.transposeLeft()));
            case Op.ProductWhere product -> elements * (1 + PER_TERM * inner(expr, product.transposeLeft()));
            case Op.Transpose transpose -> PER_TRANSPOSED * elements;
            case Op.Reduce reduce -> Planner.length(expr.operands().getFirst(), type);
            default -> elements;
        };
    }

    private static int inner(Expr expr, boolean transposeLeft) {
        Expr left = expr.operands().getFirst();
        return transposeLeft ? left.rows() : left.columns();
    }
}
