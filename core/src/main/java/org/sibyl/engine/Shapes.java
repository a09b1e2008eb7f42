package org.sibyl.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;

/// The shape of each operation's result, and what is said when shapes do not fit.
final class Shapes {
    private Shapes() {}

    static Expr binary(BinaryOp function, Expr x, Expr y) {
        int rows = common(x.rows(), y.rows());
        int columns = common(x.columns(), y.columns());
        if (rows < 0 || columns < 0) {
            throw mismatch(
                    Names.lower(function),
                    x,
                    y,
                    "make the shapes equal, or one of them a row [1, n], a column [m, 1] or a number [1, 1]");
        }
        return x.graph().add(new Op.Binary(function), rows, columns, x, y);
    }

    static Expr where(Expr condition, Expr x, Expr y) {
        int rows = common(common(condition.rows(), x.rows()), y.rows());
        int columns = common(common(condition.columns(), x.columns()), y.columns());
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("where: the condition has shape " + condition.shape()
                    + " but the choices have shapes " + x.shape() + " and " + y.shape()
                    + "; make them equal, or a row [1, n], a column [m, 1] or a number [1, 1]");
        }
        return condition
                .graph()
                .add(
                        new Op.Where(),
                        rows,
                        columns,
                        broadcast(condition, rows, columns),
                        broadcast(x, rows, columns),
                        broadcast(y, rows, columns));
    }

    static Expr product(Expr x, Expr y) {
        if (x.columns() != y.rows()) {
            throw mismatch(
                    "matmul",
                    x,
                    y,
                    "the left operand needs as many columns as the right one has rows"
                            + (x.columns() == y.columns() ? "; transpose the right one" : ""));
        }
        return x.graph().add(new Op.Product(false, false), x.rows(), y.columns(), x, y);
    }

    static Expr reduce(Reduction reduction, Extent extent, Expr x) {
        int rows = extent == Extent.EACH_ROW ? x.rows() : 1;
        int columns = extent == Extent.EACH_COLUMN ? x.columns() : 1;
        return x.graph().add(new Op.Reduce(reduction, extent), rows, columns, x);
    }

    static Extent extent(int axis) {
        return requireAxis(axis) == 0 ? Extent.EACH_COLUMN : Extent.EACH_ROW;
    }

    static Expr logSumExp(Expr x) {
        return x.graph().add(new Op.LogSumExp(), x.rows(), 1, x);
    }

    /// Applies what works along rows to either axis.
    static Expr alongRows(Expr x, int axis, UnaryOperator<Expr> function) {
        return requireAxis(axis) == 1
                ? function.apply(x)
                : function.apply(x.transpose()).transpose();
    }

    static Expr slice(Expr x, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        if (rowFrom < 0 || rowTo > x.rows() || rowFrom >= rowTo) {
            throw outside("rows", rowFrom, rowTo, x);
        }
        if (columnFrom < 0 || columnTo > x.columns() || columnFrom >= columnTo) {
            throw outside("columns", columnFrom, columnTo, x);
        }
        return x.graph().add(new Op.Slice(rowFrom, columnFrom), rowTo - rowFrom, columnTo - columnFrom, x);
    }

    static Expr pad(Expr x, int row, int column, int rows, int columns) {
        if (row < 0 || column < 0 || row + x.rows() > rows || column + x.columns() > columns) {
            throw new IllegalArgumentException("pad: a block of shape " + x.shape() + " does not fit at (" + row + ", "
                    + column + ") of shape [" + rows + ", " + columns + "]; give a larger shape");
        }
        return x.graph().add(new Op.Pad(row, column), rows, columns, x);
    }

    static Expr concat(int axis, List<Expr> parts) {
        requireAxis(axis);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("concat: there is no part; give at least one");
        }
        Expr first = parts.getFirst();
        int rows = 0;
        int columns = 0;
        for (Expr part : parts) {
            if (axis == 0 ? part.columns() != first.columns() : part.rows() != first.rows()) {
                throw mismatch(
                        "concat along axis " + axis,
                        first,
                        part,
                        "all parts need the same number of " + (axis == 0 ? "columns" : "rows"));
            }
            rows += part.rows();
            columns += part.columns();
        }
        return first.graph()
                .add(
                        new Op.Concat(axis),
                        axis == 0 ? rows : first.rows(),
                        axis == 1 ? columns : first.columns(),
                        parts.toArray(Expr[]::new));
    }

    static Expr gather(Expr x, int[] index, int axis) {
        int extent = axis == 0 ? x.rows() : x.columns();
        for (int position : index) {
            if (position < 0 || position >= extent) {
                throw new IllegalArgumentException("gather: position " + position + " is outside the " + extent
                        + (axis == 0 ? " rows" : " columns") + " of shape " + x.shape() + "; give positions from 0 to "
                        + (extent - 1));
            }
        }
        Op.Index positions = new Op.Index(index);
        return axis == 0
                ? x.graph().add(new Op.GatherRows(positions), index.length, x.columns(), x)
                : x.graph().add(new Op.GatherColumns(positions), x.rows(), index.length, x);
    }

    static Expr scatter(Expr x, Op.Index index, int axis, int extent) {
        if (index.length() != (axis == 0 ? x.rows() : x.columns())) {
            throw new IllegalArgumentException("scatter: " + index.length() + " positions for shape " + x.shape()
                    + "; give one for each " + (axis == 0 ? "row" : "column"));
        }
        for (int i = 0; i < index.length(); i++) {
            if (index.at(i) < 0 || index.at(i) >= extent) {
                throw new IllegalArgumentException("scatter: position " + index.at(i) + " is not below " + extent
                        + "; give a larger extent or smaller positions");
            }
        }
        return axis == 0
                ? x.graph().add(new Op.ScatterRows(index), extent, x.columns(), x)
                : x.graph().add(new Op.ScatterColumns(index), x.rows(), extent, x);
    }

    static Expr take(Expr x, Expr index) {
        if (x.rows() != index.rows()) {
            throw mismatch("take", x, index, "the index needs one row for each row");
        }
        return x.graph().add(new Op.Take(), x.rows(), index.columns(), x, index);
    }

    static Expr put(Expr x, Expr index, int columns) {
        if (x.rows() != index.rows() || x.columns() != index.columns()) {
            throw mismatch("put", x, index, "the index needs the shape of what is put");
        }
        return x.graph().add(new Op.Put(), x.rows(), columns, x, index);
    }

    static Expr reshape(Expr x, int rows, int columns) {
        if ((long) rows * columns != (long) x.rows() * x.columns()) {
            throw new IllegalArgumentException("reshape: shape " + x.shape() + " has " + (long) x.rows() * x.columns()
                    + " elements but [" + rows + ", " + columns + "] has " + (long) rows * columns
                    + "; give extents with the same product");
        }
        return x.graph().add(new Op.Reshape(), rows, columns, x);
    }

    static Expr broadcast(Expr x, int rows, int columns) {
        if (common(x.rows(), rows) != rows || common(x.columns(), columns) != columns) {
            throw new IllegalArgumentException("broadcast: shape " + x.shape() + " does not stretch to [" + rows + ", "
                    + columns + "]; only a row [1, n], a column [m, 1] or a number [1, 1] does");
        }
        Broadcast broadcast = Expr.broadcastOf(x, rows, columns);
        return broadcast == Broadcast.NONE ? x : x.graph().add(new Op.Stretch(broadcast), rows, columns, x);
    }

    private static int common(int a, int b) {
        if (a == b || b == 1) {
            return a;
        }
        return a == 1 ? b : -1;
    }

    private static int requireAxis(int axis) {
        if (axis != 0 && axis != 1) {
            throw new IllegalArgumentException(
                    "axis must be 0 (down the rows) or 1 (along the columns), found " + axis);
        }
        return axis;
    }

    private static IllegalArgumentException mismatch(String operation, Expr x, Expr y, String remedy) {
        return new IllegalArgumentException(operation + ": shapes " + x.shape() + " and " + y.shape() + " do not fit ("
                + x + ", " + y + "); " + remedy);
    }

    private static IllegalArgumentException outside(String what, int from, int to, Expr x) {
        return new IllegalArgumentException("slice: " + what + " " + from + " to " + to + " are not inside shape "
                + x.shape() + "; give from < to within it");
    }
}
