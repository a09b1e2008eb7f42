package org.sibyl.engine;

import java.util.List;
import java.util.Optional;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.UnaryOp;

/// Identities of operations that move, repeat or add up elements.
final class StructuralIdentities {
    private StructuralIdentities() {}

    static Optional<Expr> apply(Simplifier to, Op op, int rows, int columns, List<Expr> operands) {
        return switch (op) {
            case Op.Transpose transpose -> transpose(to, rows, columns, operands.get(0));
            case Op.Product product -> product(to, product, rows, columns, operands.get(0), operands.get(1));
            case Op.Stretch stretch -> stretch(to, rows, columns, operands.get(0));
            case Op.Reduce reduce -> reduce(to, reduce, rows, columns, operands.get(0));
            case Op.Slice slice -> slice(to, slice, rows, columns, operands.get(0));
            case Op.Pad pad -> same(rows, columns, operands.get(0));
            case Op.Concat concat -> operands.size() == 1 ? Optional.of(operands.get(0)) : Optional.empty();
            case Op.Reshape reshape -> reshape(to, rows, columns, operands.get(0));
            case Op.GatherColumns gather -> gather(to, gather, rows, columns, operands.get(0));
            case Op.ScatterColumns scatter -> {
                boolean permutes = scatter.index().isPermutationOf(columns);
                yield permutes
                        ? Optional.of(
                                to.make(new Op.GatherColumns(scatter.index().inverse()), rows, columns, operands))
                        : Optional.empty();
            }
            case Op.ScatterRows scatter -> {
                boolean permutes = scatter.index().isPermutationOf(rows);
                yield permutes
                        ? Optional.of(to.make(new Op.GatherRows(scatter.index().inverse()), rows, columns, operands))
                        : Optional.empty();
            }
            // Derivatives are taken before simplification, so the mark has done its work.
            case Op.Stop stop -> Optional.of(operands.get(0));
            default -> Optional.empty();
        };
    }

    /// Two padded blocks that lie side by side or one under the other, and fill the shape, are a concatenation.
    static Optional<Expr> joinedBlocks(Simplifier to, int rows, int columns, Expr x, Expr y) {
        if (!(x.op() instanceof Op.Pad a && y.op() instanceof Op.Pad b)) {
            return Optional.empty();
        }
        Expr left = x.operands().get(0);
        Expr right = y.operands().get(0);
        if (a.row() + a.column() > b.row() + b.column()) {
            return joinedBlocks(to, rows, columns, y, x);
        }
        if (a.row() != 0 || a.column() != 0) {
            return Optional.empty();
        }
        boolean beside = left.rows() == rows
                && right.rows() == rows
                && b.row() == 0
                && b.column() == left.columns()
                && left.columns() + right.columns() == columns;
        boolean below = left.columns() == columns
                && right.columns() == columns
                && b.column() == 0
                && b.row() == left.rows()
                && left.rows() + right.rows() == rows;
        if (!beside && !below) {
            return Optional.empty();
        }
        return Optional.of(to.make(new Op.Concat(beside ? 1 : 0), rows, columns, List.of(left, right)));
    }

    private static Optional<Expr> transpose(Simplifier to, int rows, int columns, Expr x) {
        return switch (x.op()) {
            case Op.Transpose transpose -> Optional.of(x.operands().get(0));
            case Op.Product product ->
                Optional.of(to.make(
                        new Op.Product(!product.transposeRight(), !product.transposeLeft()),
                        rows,
                        columns,
                        x.operands().reversed()));
            case Op.Stretch stretch -> {
                Expr small = x.operands().get(0);
                Expr turned = to.make(new Op.Transpose(), small.columns(), small.rows(), List.of(small));
                yield Optional.of(to.make(
                        new Op.Stretch(Expr.broadcastOf(turned, rows, columns)), rows, columns, List.of(turned)));
            }
            default -> x.isScalar() ? Optional.of(x) : Optional.empty();
        };
    }

    private static Optional<Expr> product(Simplifier to, Op.Product op, int rows, int columns, Expr x, Expr y) {
        boolean left = x.op() instanceof Op.Transpose;
        boolean right = y.op() instanceof Op.Transpose;
        if (!left && !right) {
            return Optional.empty();
        }
        return Optional.of(to.make(
                new Op.Product(op.transposeLeft() != left, op.transposeRight() != right),
                rows,
                columns,
                List.of(left ? x.operands().get(0) : x, right ? y.operands().get(0) : y)));
    }

    private static Optional<Expr> stretch(Simplifier to, int rows, int columns, Expr x) {
        if (x.rows() == rows && x.columns() == columns) {
            return Optional.of(x);
        }
        if (x.op() instanceof Op.Stretch) {
            Expr small = x.operands().get(0);
            return Optional.of(
                    to.make(new Op.Stretch(Expr.broadcastOf(small, rows, columns)), rows, columns, List.of(small)));
        }
        return Optional.empty();
    }

    private static Optional<Expr> reduce(Simplifier to, Op.Reduce op, int rows, int columns, Expr x) {
        if (x.rows() == rows && x.columns() == columns) {
            return Optional.of(x);
        }
        if (op.reduction() == Reduction.MAX) {
            return Optional.empty();
        }
        if (ElementwiseIdentities.isUnary(x, UnaryOp.NEGATE)) {
            Expr sum = to.make(op, rows, columns, x.operands());
            return Optional.of(to.make(new Op.Unary(UnaryOp.NEGATE), rows, columns, List.of(sum)));
        }
        if (ElementwiseIdentities.isBinary(x, BinaryOp.MULTIPLY)
                && ElementwiseIdentities.number(x.operands().get(1)).isPresent()) {
            Expr sum = to.make(op, rows, columns, List.of(x.operands().get(0)));
            return Optional.of(to.make(
                    new Op.Binary(BinaryOp.MULTIPLY),
                    rows,
                    columns,
                    List.of(sum, x.operands().get(1))));
        }
        if (x.op() instanceof Op.Stretch(Broadcast broadcast)) {
            boolean repeats = broadcast == Broadcast.SCALAR
                    || (broadcast == Broadcast.ROW && op.extent() == Extent.EACH_COLUMN)
                    || (broadcast == Broadcast.COLUMN && op.extent() == Extent.EACH_ROW);
            if (repeats) {
                Expr small = x.operands().get(0);
                double times = (double) x.rows() * x.columns() / ((double) rows * columns);
                Expr sum = to.make(
                        new Op.Binary(BinaryOp.MULTIPLY),
                        small.rows(),
                        small.columns(),
                        List.of(small, to.scalar(times)));
                return Optional.of(
                        to.make(new Op.Stretch(Expr.broadcastOf(sum, rows, columns)), rows, columns, List.of(sum)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Expr> slice(Simplifier to, Op.Slice op, int rows, int columns, Expr x) {
        if (x.rows() == rows && x.columns() == columns) {
            return Optional.of(x);
        }
        return switch (x.op()) {
            case Op.Slice(int row, int column) ->
                Optional.of(to.make(new Op.Slice(op.row() + row, op.column() + column), rows, columns, x.operands()));
            case Op.Pad(int row, int column) -> {
                Expr block = x.operands().get(0);
                int r = op.row() - row;
                int c = op.column() - column;
                boolean inside = r >= 0 && c >= 0 && r + rows <= block.rows() && c + columns <= block.columns();
                yield inside ? Optional.of(to.make(new Op.Slice(r, c), rows, columns, x.operands())) : Optional.empty();
            }
            case Op.Concat(int axis) -> sliceOfConcat(to, op, axis, rows, columns, x);
            default -> Optional.empty();
        };
    }

    /// A slice that lies within one part is a slice of that part.
    private static Optional<Expr> sliceOfConcat(
            Simplifier to, Op.Slice op, int axis, int rows, int columns, Expr concat) {
        int from = 0;
        for (Expr part : concat.operands()) {
            int extent = axis == 0 ? part.rows() : part.columns();
            int start = (axis == 0 ? op.row() : op.column()) - from;
            int length = axis == 0 ? rows : columns;
            if (start >= 0 && start + length <= extent) {
                Op.Slice inner = axis == 0 ? new Op.Slice(start, op.column()) : new Op.Slice(op.row(), start);
                return Optional.of(to.make(inner, rows, columns, List.of(part)));
            }
            from += extent;
        }
        return Optional.empty();
    }

    private static Optional<Expr> gather(Simplifier to, Op.GatherColumns op, int rows, int columns, Expr x) {
        boolean identity = columns == x.columns();
        for (int j = 0; identity && j < columns; j++) {
            identity = op.index().at(j) == j;
        }
        if (identity) {
            return Optional.of(x);
        }
        if (x.op() instanceof Op.GatherColumns(Op.Index inner)) {
            int[] positions = new int[columns];
            for (int j = 0; j < columns; j++) {
                positions[j] = inner.at(op.index().at(j));
            }
            return Optional.of(to.make(new Op.GatherColumns(new Op.Index(positions)), rows, columns, x.operands()));
        }
        return Optional.empty();
    }

    private static Optional<Expr> reshape(Simplifier to, int rows, int columns, Expr x) {
        if (x.op() instanceof Op.Reshape) {
            return Optional.of(to.make(new Op.Reshape(), rows, columns, x.operands()));
        }
        return same(rows, columns, x);
    }

    private static Optional<Expr> same(int rows, int columns, Expr x) {
        return x.rows() == rows && x.columns() == columns ? Optional.of(x) : Optional.empty();
    }
}
