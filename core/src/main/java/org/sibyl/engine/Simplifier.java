package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rewrites a graph into a smaller one with the same results: dead expressions go, equal ones become one, operations
/// on constants are carried out, and the identities of [ElementwiseIdentities] and [StructuralIdentities] are applied.
///
/// An identity holds for every value, NaN and infinities included, up to rounding: x + 0 is x, but x · 0 stays.
final class Simplifier {
    /// Larger constants are cheaper to compute at the start of a run than to keep.
    private static final int LARGEST_FOLDED = 1 << 16;

    private final Interner interner = new Interner();

    private Simplifier() {}

    /// The simplified form of each output, in the same order.
    static List<Expr> simplify(List<Expr> outputs) {
        Simplifier simplifier = new Simplifier();
        Map<Expr, Expr> images = new HashMap<>();
        for (Expr expr : Reach.of(outputs)) {
            List<Expr> operands = new ArrayList<>();
            expr.operands().forEach(operand -> operands.add(images.get(operand)));
            images.put(expr, simplifier.make(expr.op(), expr.rows(), expr.columns(), operands));
        }
        return outputs.stream().map(images::get).toList();
    }

    /// The simplest expression that equals the operation on the operands.
    Expr make(Op op, int rows, int columns, List<Expr> operands) {
        Optional<Expr> shorter = switch (op) {
            case Op.Unary unary -> ElementwiseIdentities.unary(this, unary, rows, columns, operands.get(0));
            case Op.Binary binary ->
                ElementwiseIdentities.binary(this, binary, rows, columns, operands.get(0), operands.get(1));
            default -> StructuralIdentities.apply(this, op, rows, columns, operands);
        };
        return shorter.orElseGet(() -> foldOrIntern(op, rows, columns, operands));
    }

    Expr scalar(double value) {
        return interner.scalar(value);
    }

    private Expr foldOrIntern(Op op, int rows, int columns, List<Expr> operands) {
        boolean constant = !operands.isEmpty()
                && !(op instanceof Op.Stretch)
                && (long) rows * columns <= LARGEST_FOLDED
                && operands.stream().allMatch(operand -> operand.op() instanceof Op.Constant);
        if (constant) {
            return interner.intern(
                    new Op.Constant(Folding.evaluate(op, rows, columns, operands)), rows, columns, List.of());
        }
        return interner.intern(op, rows, columns, operands);
    }
}
