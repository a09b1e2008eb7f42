package org.sibyl.engine;

import org.sibyl.engine.kernel.BinaryOp;

/// Where a matrix is zero whatever the parameters are, because a mask of zeros and ones was multiplied in.
final class Zeros {
    private Zeros() {}

    /// Whether anything is known about a matrix at all.
    static boolean areKnown(Expr expr) {
        return switch (expr.op()) {
            case Op.Constant constant -> true;
            case Op.Binary(BinaryOp function) ->
                function == BinaryOp.MULTIPLY && expr.operands().stream().anyMatch(Zeros::areKnown);
            case Op.Transpose transpose -> areKnown(expr.operands().getFirst());
            case Op.Slice slice -> areKnown(expr.operands().getFirst());
            case Op.GatherColumns gather -> areKnown(expr.operands().getFirst());
            case Op.GatherRows gather -> areKnown(expr.operands().getFirst());
            default -> false;
        };
    }

    /// Whether an element can be other than 0.
    static boolean mayDiffer(Expr expr, int row, int column) {
        return switch (expr.op()) {
            case Op.Constant(double[] values) -> values[row * expr.columns() + column] != 0;
            case Op.Binary(BinaryOp function) ->
                function != BinaryOp.MULTIPLY || (mayDiffer(expr, 0, row, column) && mayDiffer(expr, 1, row, column));
            case Op.Transpose transpose -> mayDiffer(expr.operands().getFirst(), column, row);
            case Op.Slice(int top, int left) -> mayDiffer(expr.operands().getFirst(), top + row, left + column);
            case Op.GatherColumns(Op.Index index) -> mayDiffer(expr.operands().getFirst(), row, index.at(column));
            case Op.GatherRows(Op.Index index) -> mayDiffer(expr.operands().getFirst(), index.at(row), column);
            default -> true;
        };
    }

    private static boolean mayDiffer(Expr product, int operand, int row, int column) {
        Expr factor = product.operands().get(operand);
        return mayDiffer(factor, factor.rows() == 1 ? 0 : row, factor.columns() == 1 ? 0 : column);
    }
}
