package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.UnaryOp;

/// Turns a graph on its side, so that the rows of a batch lie along the lanes of a vector.
///
/// A network of this field has some fifty columns and a batch of a hundred rows or more. Stored as it is written, each
/// row is padded to whole vectors: 50 columns to 64, the 5 features of a flow to 16. Stored as its transpose, 100 rows
/// are padded to 112 once for all columns, a weight can be skipped by the row, and no weight is transposed.
///
/// What depends on inputs with several rows is turned; what depends on parameters alone stays upright, and so does what
/// a product sums over the batch, as gradients of weights are: of X·W comes Wᵀ·Xᵀ, of Xᵀ·R comes (Xᵀ)·R. An operation
/// that has no turned form gets its operands upright.
final class LaneLayout {
    private final Interner interner = new Interner();
    private final Map<Expr, Expr> upright = new HashMap<>();
    private final Map<Expr, Expr> turned = new HashMap<>();
    /// What is turned at first hand; its upright form is a transpose.
    private final Set<Expr> side = new HashSet<>();

    private LaneLayout() {}

    /// Outputs stored as they are written.
    static List<Stored> upright(List<Expr> outputs) {
        return outputs.stream().map(output -> new Stored(output, false)).toList();
    }

    /// Outputs stored with the least work: turned on their side if that is less.
    static List<Stored> best(List<Expr> outputs, Results results, ElementType type) {
        List<Stored> turned = turned(outputs, results);
        double costTurned = LayoutCost.of(turned.stream().map(Stored::expr).toList(), type);
        return costTurned < LayoutCost.of(outputs, type) ? turned : upright(outputs);
    }

    /// Outputs turned on their side.
    ///
    /// @param results whether the outputs may be turned as well
    static List<Stored> turned(List<Expr> outputs, Results results) {
        LaneLayout layout = new LaneLayout();
        List<Expr> order = Reach.of(outputs);
        order.forEach(layout::lay);
        List<Stored> stored = new ArrayList<>();
        for (Expr output : outputs) {
            boolean onSide = layout.side.contains(output) && results == Results.AS_LAID;
            stored.add(new Stored(onSide ? layout.turned(output) : layout.upright(output), onSide));
        }
        return stored;
    }

    private void lay(Expr expr) {
        Expr stored = expr.operands().stream().anyMatch(side::contains) ? sideways(expr) : null;
        if (stored == null && expr.op() instanceof Op.Input(String name) && expr.rows() > 1) {
            stored = make(new Op.TurnedInput(name), expr.columns(), expr.rows());
        }
        if (stored != null) {
            turned.put(expr, stored);
            side.add(expr);
        } else if (!upright.containsKey(expr)) {
            upright.put(
                    expr,
                    make(
                            expr.op(),
                            expr.rows(),
                            expr.columns(),
                            expr.operands().stream().map(this::upright).toArray(Expr[]::new)));
        }
    }

    /// The turned form of an operation with a turned operand; null if it is stored upright, in which case that form
    /// may have been put in its place.
    private @Nullable Expr sideways(Expr expr) {
        int rows = expr.columns();
        int columns = expr.rows();
        Expr x = expr.operands().getFirst();
        return switch (expr.op()) {
            case Op.Unary unary -> all(expr, unary);
            case Op.Binary binary -> all(expr, binary);
            case Op.Where where -> all(expr, where);
            case Op.Stop stop -> all(expr, stop);
            case Op.Stretch(Broadcast broadcast) -> all(expr, new Op.Stretch(flip(broadcast)));
            case Op.Slice(int down, int across) -> all(expr, new Op.Slice(across, down));
            case Op.Pad(int down, int across) -> all(expr, new Op.Pad(across, down));
            case Op.Concat(int axis) -> all(expr, new Op.Concat(1 - axis));
            case Op.GatherColumns(Op.Index index) -> all(expr, new Op.GatherRows(index));
            case Op.GatherRows(Op.Index index) -> all(expr, new Op.GatherColumns(index));
            case Op.ScatterColumns(Op.Index index) -> all(expr, new Op.ScatterRows(index));
            case Op.ScatterRows(Op.Index index) -> all(expr, new Op.ScatterColumns(index));
            case Op.LogSumExp logSumExp -> logSumExp(turned(x));
            case Op.Softmax softmax -> softmax(turned(x));
            case Op.Transpose transpose -> {
                upright.put(expr, turned(x));
                yield null;
            }
            case Op.Reduce(Reduction reduction, Extent extent) ->
                switch (extent) {
                    case EACH_ROW -> make(new Op.Reduce(reduction, Extent.EACH_COLUMN), rows, columns, turned(x));
                    case ALL -> total(expr, reduction, turned(x));
                    // Next to it there is mostly a product that needs its operand upright as well.
                    case EACH_COLUMN -> x.columns() == 1 ? total(expr, reduction, turned(x)) : null;
                };
            case Op.Product product -> product(expr, product);
            case Op.ProductWhere product -> productWhere(expr, product);
            default -> null;
        };
    }

    private @Nullable Expr total(Expr expr, Reduction reduction, Expr x) {
        upright.put(expr, make(new Op.Reduce(reduction, Extent.ALL), 1, 1, x));
        return null;
    }

    private Expr all(Expr expr, Op op) {
        Expr[] operands = expr.operands().stream().map(this::turned).toArray(Expr[]::new);
        return make(op, expr.columns(), expr.rows(), operands);
    }

    /// X·W becomes Wᵀ·Xᵀ; what sums over the batch comes out upright.
    private @Nullable Expr product(Expr expr, Op.Product product) {
        Expr x = expr.operands().get(0);
        Expr y = expr.operands().get(1);
        boolean sums = (product.transposeLeft() && side.contains(x)) || (!product.transposeRight() && side.contains(y));
        if (sums && product.transposeLeft()) {
            Op.Product stored = new Op.Product(!side.contains(x), product.transposeRight());
            upright.put(expr, make(stored, expr.rows(), expr.columns(), first(x), upright(y)));
            return null;
        }
        if (sums || side.contains(y)) {
            return null;
        }
        return make(
                new Op.Product(!product.transposeRight(), false), expr.columns(), expr.rows(), upright(y), turned(x));
    }

    private @Nullable Expr productWhere(Expr expr, Op.ProductWhere product) {
        Expr x = expr.operands().get(0);
        if (product.transposeLeft()) {
            Op stored = new Op.ProductWhere(!side.contains(x), product.transposeRight());
            Expr y = upright(expr.operands().get(1));
            Expr where = upright(expr.operands().get(2));
            upright.put(expr, make(stored, expr.rows(), expr.columns(), first(x), y, where));
        }
        return null;
    }

    /// As it is stored at first hand.
    private Expr first(Expr expr) {
        return side.contains(expr) ? turned(expr) : upright(expr);
    }

    /// ln Σ exp over the rows. The greatest element is taken off first, unless it is infinite.
    private Expr logSumExp(Expr x) {
        Expr shift = shift(x);
        Expr sum = sum(exponentials(x, shift));
        return binary(BinaryOp.ADD, unary(UnaryOp.LOG, sum), shift);
    }

    private Expr softmax(Expr x) {
        Expr exponentials = exponentials(x, shift(x));
        return binary(BinaryOp.DIVIDE, exponentials, sum(exponentials));
    }

    private Expr shift(Expr x) {
        Expr greatest = make(new Op.Reduce(Reduction.MAX, Extent.EACH_COLUMN), 1, x.columns(), x);
        Expr finite = binary(BinaryOp.LESS, unary(UnaryOp.ABS, greatest), interner.scalar(Double.POSITIVE_INFINITY));
        Expr zero = make(new Op.Stretch(Broadcast.SCALAR), 1, x.columns(), interner.scalar(0));
        return make(new Op.Where(), 1, x.columns(), finite, greatest, zero);
    }

    private Expr exponentials(Expr x, Expr shift) {
        return unary(UnaryOp.EXP, binary(BinaryOp.SUBTRACT, x, shift));
    }

    private Expr sum(Expr x) {
        return make(new Op.Reduce(Reduction.SUM, Extent.EACH_COLUMN), 1, x.columns(), x);
    }

    private Expr unary(UnaryOp function, Expr x) {
        return make(new Op.Unary(function), x.rows(), x.columns(), x);
    }

    private Expr binary(BinaryOp function, Expr x, Expr y) {
        return make(new Op.Binary(function), x.rows(), x.columns(), x, y);
    }

    private Expr upright(Expr expr) {
        Expr known = upright.get(expr);
        if (known == null) {
            known = make(new Op.Transpose(), expr.rows(), expr.columns(), turned(expr));
            upright.put(expr, known);
        }
        return known;
    }

    private Expr turned(Expr expr) {
        Expr known = turned.get(expr);
        if (known == null) {
            known = switch (expr.op()) {
                case Op.Stretch(Broadcast broadcast) ->
                    make(
                            new Op.Stretch(flip(broadcast)),
                            expr.columns(),
                            expr.rows(),
                            turned(expr.operands().getFirst()));
                default ->
                    expr.isScalar()
                            ? upright(expr)
                            : make(new Op.Transpose(), expr.columns(), expr.rows(), upright(expr));
            };
            turned.put(expr, known);
        }
        return known;
    }

    private static Broadcast flip(Broadcast broadcast) {
        return switch (broadcast) {
            case ROW -> Broadcast.COLUMN;
            case COLUMN -> Broadcast.ROW;
            case NONE, SCALAR -> broadcast;
        };
    }

    private Expr make(Op op, int height, int width, Expr... operands) {
        return interner.intern(op, height, width, List.of(operands));
    }
}
