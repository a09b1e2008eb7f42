package org.sibyl.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.UnaryOp;

/// Identities of elementwise operations.
final class ElementwiseIdentities {
    private ElementwiseIdentities() {}

    static Optional<Expr> unary(Simplifier to, Op.Unary op, int rows, int columns, Expr x) {
        if (x.op() instanceof Op.Stretch) {
            Expr small = x.operands().get(0);
            Expr applied = to.make(op, small.rows(), small.columns(), List.of(small));
            return Optional.of(to.make(x.op(), rows, columns, List.of(applied)));
        }
        if (op.function() == UnaryOp.NEGATE) {
            if (isUnary(x, UnaryOp.NEGATE)) {
                return Optional.of(x.operands().get(0));
            }
            if (isBinary(x, BinaryOp.SUBTRACT)) {
                return Optional.of(binary(
                        to,
                        BinaryOp.SUBTRACT,
                        x,
                        x.operands().get(1),
                        x.operands().get(0)));
            }
            if (isBinary(x, BinaryOp.MULTIPLY) && number(x.operands().get(1)).isPresent()) {
                double factor = number(x.operands().get(1)).getAsDouble();
                return Optional.of(binary(to, BinaryOp.MULTIPLY, x, x.operands().get(0), to.scalar(-factor)));
            }
        }
        if ((op.function() == UnaryOp.SQUARE || op.function() == UnaryOp.ABS || op.function() == UnaryOp.COS)
                && isUnary(x, UnaryOp.NEGATE)) {
            return Optional.of(to.make(op, rows, columns, x.operands()));
        }
        return Optional.empty();
    }

    static Optional<Expr> binary(Simplifier to, Op.Binary op, int rows, int columns, Expr x, Expr y) {
        if (x.op() instanceof Op.Stretch stretch && stretch.equals(y.op())) {
            Expr left = x.operands().get(0);
            Expr right = y.operands().get(0);
            Expr small = to.make(op, left.rows(), left.columns(), List.of(left, right));
            return Optional.of(to.make(stretch, rows, columns, List.of(small)));
        }
        if (y.op() instanceof Op.Stretch && x.rows() == rows && x.columns() == columns) {
            return Optional.of(
                    to.make(op, rows, columns, List.of(x, y.operands().get(0))));
        }
        if (x.op() instanceof Op.Stretch && y.rows() == rows && y.columns() == columns) {
            return Optional.of(to.make(op, rows, columns, List.of(x.operands().get(0), y)));
        }
        return switch (op.function()) {
            case ADD -> add(to, rows, columns, x, y);
            case SUBTRACT -> subtract(to, rows, columns, x, y);
            case MULTIPLY -> multiply(to, rows, columns, x, y);
            case DIVIDE -> divide(to, rows, columns, x, y);
            default -> Optional.empty();
        };
    }

    private static Optional<Expr> add(Simplifier to, int rows, int columns, Expr x, Expr y) {
        if (mustSwap(x, y)) {
            return Optional.of(to.make(new Op.Binary(BinaryOp.ADD), rows, columns, List.of(y, x)));
        }
        if (isNumber(y, 0) && fills(x, rows, columns)) {
            return Optional.of(x);
        }
        if (isUnary(y, UnaryOp.NEGATE)) {
            return Optional.of(to.make(
                    new Op.Binary(BinaryOp.SUBTRACT),
                    rows,
                    columns,
                    List.of(x, y.operands().get(0))));
        }
        if (isUnary(x, UnaryOp.NEGATE)) {
            return Optional.of(to.make(
                    new Op.Binary(BinaryOp.SUBTRACT),
                    rows,
                    columns,
                    List.of(y, x.operands().get(0))));
        }
        Optional<Expr> joined = StructuralIdentities.joinedBlocks(to, rows, columns, x, y);
        return joined.isPresent() ? joined : rowsOutside(to, rows, columns, x, y);
    }

    /// (a + row) + b = (a + b) + row and (a + row) + row' = a + (row + row'): biases are added last and at once, where
    /// the function that follows takes them along.
    private static Optional<Expr> rowsOutside(Simplifier to, int rows, int columns, Expr x, Expr y) {
        Op add = new Op.Binary(BinaryOp.ADD);
        if (!fills(x, rows, columns) || rows == 1) {
            return Optional.empty();
        }
        if (endsWithRow(x)) {
            Expr a = x.operands().get(0);
            Expr row = x.operands().get(1);
            if (fills(y, rows, columns)) {
                return Optional.of(to.make(
                        add, rows, columns, List.of(to.make(add, rows, columns, List.of(a, y)), row)));
            }
            if (y.rows() == 1 && y.columns() == columns) {
                return Optional.of(to.make(add, rows, columns, List.of(a, to.make(add, 1, columns, List.of(row, y)))));
            }
        }
        if (fills(y, rows, columns) && endsWithRow(y)) {
            Expr b = y.operands().get(0);
            Expr row = y.operands().get(1);
            return Optional.of(to.make(add, rows, columns, List.of(to.make(add, rows, columns, List.of(x, b)), row)));
        }
        return Optional.empty();
    }

    private static boolean endsWithRow(Expr x) {
        return isBinary(x, BinaryOp.ADD)
                && fills(x.operands().get(0), x.rows(), x.columns())
                && x.operands().get(1).rows() == 1
                && x.operands().get(1).columns() == x.columns();
    }

    private static Optional<Expr> subtract(Simplifier to, int rows, int columns, Expr x, Expr y) {
        if (isNumber(y, 0) && fills(x, rows, columns)) {
            return Optional.of(x);
        }
        if (isNumber(x, 0) && fills(y, rows, columns)) {
            return Optional.of(to.make(new Op.Unary(UnaryOp.NEGATE), rows, columns, List.of(y)));
        }
        if (isUnary(y, UnaryOp.NEGATE)) {
            return Optional.of(to.make(
                    new Op.Binary(BinaryOp.ADD),
                    rows,
                    columns,
                    List.of(x, y.operands().get(0))));
        }
        return Optional.empty();
    }

    private static Optional<Expr> multiply(Simplifier to, int rows, int columns, Expr x, Expr y) {
        if (mustSwap(x, y)) {
            return Optional.of(to.make(new Op.Binary(BinaryOp.MULTIPLY), rows, columns, List.of(y, x)));
        }
        OptionalDouble factor = number(y);
        if (factor.isPresent() && fills(x, rows, columns)) {
            double value = factor.getAsDouble();
            if (value == 1) {
                return Optional.of(x);
            }
            if (value == -1) {
                return Optional.of(to.make(new Op.Unary(UnaryOp.NEGATE), rows, columns, List.of(x)));
            }
            if (isUnary(x, UnaryOp.NEGATE)) {
                return Optional.of(binary(to, BinaryOp.MULTIPLY, x, x.operands().get(0), to.scalar(-value)));
            }
            if (isBinary(x, BinaryOp.MULTIPLY) && number(x.operands().get(1)).isPresent()) {
                double both = value * number(x.operands().get(1)).getAsDouble();
                return Optional.of(binary(to, BinaryOp.MULTIPLY, x, x.operands().get(0), to.scalar(both)));
            }
        }
        if (x.equals(y)) {
            return Optional.of(to.make(new Op.Unary(UnaryOp.SQUARE), rows, columns, List.of(x)));
        }
        // A sign that has moved outwards meets an addition and vanishes there.
        if (isUnary(x, UnaryOp.NEGATE) || isUnary(y, UnaryOp.NEGATE)) {
            boolean both = isUnary(x, UnaryOp.NEGATE) && isUnary(y, UnaryOp.NEGATE);
            Expr left = isUnary(x, UnaryOp.NEGATE) ? x.operands().get(0) : x;
            Expr right = isUnary(y, UnaryOp.NEGATE) ? y.operands().get(0) : y;
            Expr product = to.make(new Op.Binary(BinaryOp.MULTIPLY), rows, columns, List.of(left, right));
            return Optional.of(both ? product : to.make(new Op.Unary(UnaryOp.NEGATE), rows, columns, List.of(product)));
        }
        return Optional.empty();
    }

    private static Optional<Expr> divide(Simplifier to, int rows, int columns, Expr x, Expr y) {
        if (isNumber(y, 1) && fills(x, rows, columns)) {
            return Optional.of(x);
        }
        if (isNumber(x, 1) && fills(y, rows, columns)) {
            return Optional.of(to.make(new Op.Unary(UnaryOp.RECIPROCAL), rows, columns, List.of(y)));
        }
        return Optional.empty();
    }

    /// Of a commutative operation's operands, a number or what stretches stands on the right.
    private static boolean mustSwap(Expr x, Expr y) {
        if (number(x).isPresent() != number(y).isPresent()) {
            return number(x).isPresent();
        }
        return x.rows() * x.columns() < y.rows() * y.columns();
    }

    private static Expr binary(Simplifier to, BinaryOp function, Expr shape, Expr x, Expr y) {
        return to.make(new Op.Binary(function), shape.rows(), shape.columns(), List.of(x, y));
    }

    private static boolean fills(Expr x, int rows, int columns) {
        return x.rows() == rows && x.columns() == columns;
    }

    static boolean isUnary(Expr x, UnaryOp function) {
        return x.op() instanceof Op.Unary unary && unary.function() == function;
    }

    static boolean isBinary(Expr x, BinaryOp function) {
        return x.op() instanceof Op.Binary binary && binary.function() == function;
    }

    private static boolean isNumber(Expr x, double value) {
        OptionalDouble number = number(x);
        return number.isPresent() && number.getAsDouble() == value;
    }

    /// The number that a `[1, 1]` constant is.
    static OptionalDouble number(Expr x) {
        return x.op() instanceof Op.Constant(double[] values) && values.length == 1
                ? OptionalDouble.of(values[0])
                : OptionalDouble.empty();
    }
}
