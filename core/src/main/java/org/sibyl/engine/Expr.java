package org.sibyl.engine;

import java.util.List;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.UnaryOp;
import org.sibyl.scalar.Scalar;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A matrix of a [Graph]: an input, a parameter, a constant, or the result of an operation on other matrices.
///
/// Nothing is computed here. Shapes are known and checked at once; a call with shapes that do not fit throws
/// [IllegalArgumentException] naming the operation and both shapes. In elementwise operations of two operands, either
/// may be one row `[1, n]`, one column `[m, 1]` or a number `[1, 1]`, and then stretches over the other.
///
/// Axis 0 runs down the rows, axis 1 along the columns. A reduction along an axis keeps it with extent 1:
/// `x.sum(1)` of `[m, n]` is `[m, 1]`.
public final class Expr implements Scalar<Expr> {
    private final Graph graph;
    private final int id;
    private final Op op;
    private final List<Expr> operands;
    private final int rows;
    private final int columns;

    Expr(Graph graph, int id, Op op, List<Expr> operands, int rows, int columns) {
        this.graph = graph;
        this.id = id;
        this.op = op;
        this.operands = List.copyOf(operands);
        this.rows = rows;
        this.columns = columns;
    }

    /// The graph it belongs to.
    public Graph graph() {
        return graph;
    }

    /// Its place in the order in which the graph's expressions were made.
    public int id() {
        return id;
    }

    /// What it does.
    public Op op() {
        return op;
    }

    /// What it does it with.
    public List<Expr> operands() {
        return operands;
    }

    /// The number of rows.
    public int rows() {
        return rows;
    }

    /// The number of columns.
    public int columns() {
        return columns;
    }

    /// The shape, `[rows, columns]`.
    public Shape shape() {
        return Shape.of(rows, columns);
    }

    /// True for `[1, 1]`.
    public boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    /// this + y
    @Override
    public Expr plus(Expr y) {
        return Shapes.binary(BinaryOp.ADD, this, y);
    }

    /// this + y
    @Override
    public Expr plus(double y) {
        return plus(graph.constant(y));
    }

    /// this − y
    @Override
    public Expr minus(Expr y) {
        return Shapes.binary(BinaryOp.SUBTRACT, this, y);
    }

    /// this − y
    @Override
    public Expr minus(double y) {
        return minus(graph.constant(y));
    }

    /// this · y, elementwise
    @Override
    public Expr times(Expr y) {
        return Shapes.binary(BinaryOp.MULTIPLY, this, y);
    }

    /// this · y
    @Override
    public Expr times(double y) {
        return times(graph.constant(y));
    }

    /// this / y, elementwise
    @Override
    public Expr dividedBy(Expr y) {
        return Shapes.binary(BinaryOp.DIVIDE, this, y);
    }

    /// this / y
    @Override
    public Expr dividedBy(double y) {
        return dividedBy(graph.constant(y));
    }

    /// The greater of this and y, elementwise.
    @Override
    public Expr maximum(Expr y) {
        return Shapes.binary(BinaryOp.MAX, this, y);
    }

    /// The greater of this and y, elementwise.
    @Override
    public Expr maximum(double y) {
        return maximum(graph.constant(y));
    }

    /// The lesser of this and y, elementwise.
    @Override
    public Expr minimum(Expr y) {
        return Shapes.binary(BinaryOp.MIN, this, y);
    }

    /// The lesser of this and y, elementwise.
    @Override
    public Expr minimum(double y) {
        return minimum(graph.constant(y));
    }

    /// 1 where this < y, else 0.
    public Expr lessThan(Expr y) {
        return Shapes.binary(BinaryOp.LESS, this, y);
    }

    /// 1 where this < y, else 0.
    public Expr lessThan(double y) {
        return lessThan(graph.constant(y));
    }

    /// 1 where this ≤ y, else 0.
    public Expr atMost(Expr y) {
        return Shapes.binary(BinaryOp.AT_MOST, this, y);
    }

    /// 1 where this ≤ y, else 0.
    public Expr atMost(double y) {
        return atMost(graph.constant(y));
    }

    /// 1 where this > y, else 0.
    public Expr greaterThan(Expr y) {
        return Shapes.binary(BinaryOp.GREATER, this, y);
    }

    /// 1 where this > y, else 0.
    public Expr greaterThan(double y) {
        return greaterThan(graph.constant(y));
    }

    /// 1 where this ≥ y, else 0.
    public Expr atLeast(Expr y) {
        return Shapes.binary(BinaryOp.AT_LEAST, this, y);
    }

    /// 1 where this ≥ y, else 0.
    public Expr atLeast(double y) {
        return atLeast(graph.constant(y));
    }

    /// 1 where this = y, else 0.
    public Expr equalTo(Expr y) {
        return Shapes.binary(BinaryOp.EQUAL, this, y);
    }

    /// 1 where this = y, else 0.
    public Expr equalTo(double y) {
        return equalTo(graph.constant(y));
    }

    /// With this as a condition: x where it is not 0, else y. What is not chosen is computed all the same and
    /// gets the cotangent 0; where its derivative is infinite, choose a harmless argument for it first, as 0 · ∞ is
    /// not a number.
    public Expr where(Expr x, Expr y) {
        return Shapes.where(this, x, y);
    }

    /// −this
    @Override
    public Expr negate() {
        return unary(UnaryOp.NEGATE);
    }

    /// |this|; its derivative at 0 is taken as 0.
    @Override
    public Expr abs() {
        return unary(UnaryOp.ABS);
    }

    /// −1, 0 or 1; its derivative is 0.
    public Expr sign() {
        return unary(UnaryOp.SIGN);
    }

    /// 1 where this > 0, else 0; its derivative is 0.
    public Expr step() {
        return unary(UnaryOp.STEP);
    }

    /// 1 / this
    @Override
    public Expr reciprocal() {
        return unary(UnaryOp.RECIPROCAL);
    }

    /// this²
    @Override
    public Expr square() {
        return unary(UnaryOp.SQUARE);
    }

    /// √this
    @Override
    public Expr sqrt() {
        return unary(UnaryOp.SQRT);
    }

    /// e to the power of this
    @Override
    public Expr exp() {
        return unary(UnaryOp.EXP);
    }

    /// The natural logarithm.
    @Override
    public Expr log() {
        return unary(UnaryOp.LOG);
    }

    /// The hyperbolic tangent.
    @Override
    public Expr tanh() {
        return unary(UnaryOp.TANH);
    }

    /// 1 / (1 + exp(−this))
    @Override
    public Expr sigmoid() {
        return unary(UnaryOp.SIGMOID);
    }

    /// ln(1 + exp(this)), without overflow.
    @Override
    public Expr softplus() {
        return unary(UnaryOp.SOFTPLUS);
    }

    /// max(this, 0); its derivative at 0 is taken as 0.
    public Expr relu() {
        return unary(UnaryOp.RELU);
    }

    /// The sine.
    @Override
    public Expr sin() {
        return unary(UnaryOp.SIN);
    }

    /// The cosine.
    @Override
    public Expr cos() {
        return unary(UnaryOp.COS);
    }

    /// The angle in (−π/2, π/2) whose tangent this is.
    @Override
    public Expr atan() {
        return unary(UnaryOp.ATAN);
    }

    /// ln(1 + this), also where this is small.
    @Override
    public Expr log1p() {
        return unary(UnaryOp.LOG1P);
    }

    /// e to the power of this, − 1, also where this is small.
    @Override
    public Expr expm1() {
        return unary(UnaryOp.EXPM1);
    }

    /// this to the power of y, elementwise.
    @Override
    public Expr pow(Expr y) {
        return Shapes.binary(BinaryOp.POWER, this, y);
    }

    /// this to the power of y.
    @Override
    public Expr pow(double y) {
        return pow(graph.constant(y));
    }

    /// The error function, 2/√π ∫ exp(−t²) dt from 0 to this.
    @Override
    public Expr erf() {
        return unary(UnaryOp.ERF);
    }

    /// ln Γ(this); not a number where this < 0.
    @Override
    public Expr logGamma() {
        return unary(UnaryOp.LOG_GAMMA);
    }

    /// ψ(this), the derivative of ln Γ.
    @Override
    public Expr digamma() {
        return polygamma(0);
    }

    /// ψ⁽ⁿ⁾(this), the derivative of order n of ψ: digamma for 0, trigamma for 1.
    public Expr polygamma(int order) {
        return Shapes.binary(BinaryOp.POLYGAMMA, this, graph.constant(order));
    }

    /// ln Φ(this), with Φ the cumulative distribution of N(0, 1).
    @Override
    public Expr normalLogCdf() {
        return unary(UnaryOp.NORMAL_LOG_CDF);
    }

    /// φ(this) / Φ(this), the derivative of ln Φ, with φ the density of N(0, 1).
    public Expr inverseMillsRatio() {
        return unary(UnaryOp.INVERSE_MILLS_RATIO);
    }

    /// A number of the same graph.
    @Override
    public Expr constant(double value) {
        return graph.constant(value);
    }

    /// A matrix of known numbers of the same graph; a tensor `[n]` gives one row `[1, n]`.
    ///
    /// @throws IllegalArgumentException if the tensor has more than two axes
    public Expr constant(Tensor values) {
        return graph.constant(values);
    }

    /// Refused: an expression stands for numbers that are known only when its plan runs.
    ///
    /// @throws IllegalStateException always, with the place of the call
    @Override
    public double value() {
        throw new IllegalStateException(LeftGraph.message(this));
    }

    /// The sum of all elements, `[1, 1]`.
    public Expr sum() {
        return Shapes.reduce(Reduction.SUM, Extent.ALL, this);
    }

    /// Sums along an axis.
    public Expr sum(int axis) {
        return Shapes.reduce(Reduction.SUM, Shapes.extent(axis), this);
    }

    /// The mean of all elements, `[1, 1]`.
    public Expr mean() {
        return sum().times(1.0 / ((double) rows * columns));
    }

    /// Means along an axis.
    public Expr mean(int axis) {
        return sum(axis).times(1.0 / (axis == 0 ? rows : columns));
    }

    /// The greatest element, `[1, 1]`.
    public Expr max() {
        return Shapes.reduce(Reduction.MAX, Extent.ALL, this);
    }

    /// The greatest elements along an axis.
    public Expr max(int axis) {
        return Shapes.reduce(Reduction.MAX, Shapes.extent(axis), this);
    }

    /// ln Σ exp(this) along an axis, without overflow.
    public Expr logSumExp(int axis) {
        return Shapes.alongRows(this, axis, Shapes::logSumExp);
    }

    /// exp(this) / Σ exp(this) along an axis, without overflow.
    public Expr softmax(int axis) {
        return Shapes.alongRows(this, axis, x -> x.graph.add(new Op.Softmax(), x.rows, x.columns, x));
    }

    /// this − ln Σ exp(this) along an axis.
    public Expr logSoftmax(int axis) {
        return minus(logSumExp(axis));
    }

    /// Running sums along an axis, each with its own element.
    public Expr cumulativeSum(int axis) {
        return cumulativeSum(axis, Scan.PREFIX);
    }

    /// Running sums along an axis.
    public Expr cumulativeSum(int axis, Scan scan) {
        return Shapes.alongRows(this, axis, x -> x.graph.add(new Op.CumulativeSum(scan), x.rows, x.columns, x));
    }

    /// The matrix product this · y.
    public Expr matmul(Expr y) {
        return Shapes.product(this, y);
    }

    /// The transpose.
    public Expr transpose() {
        return graph.add(new Op.Transpose(), columns, rows, this);
    }

    /// Columns from (inclusive) to (exclusive).
    public Expr columns(int from, int to) {
        return Shapes.slice(this, 0, rows, from, to);
    }

    /// Rows from (inclusive) to (exclusive).
    public Expr rows(int from, int to) {
        return Shapes.slice(this, from, to, 0, columns);
    }

    /// The block of rows and columns from (inclusive) to (exclusive).
    public Expr slice(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        return Shapes.slice(this, rowFrom, rowTo, columnFrom, columnTo);
    }

    /// Zeros of shape `[rows, columns]` with this as the block whose first element is (row, column).
    public Expr pad(int row, int column, int rows, int columns) {
        return Shapes.pad(this, row, column, rows, columns);
    }

    /// The parts side by side (axis 1) or one under the other (axis 0).
    public static Expr concat(int axis, Expr... parts) {
        return Shapes.concat(axis, List.of(parts));
    }

    /// The parts side by side (axis 1) or one under the other (axis 0).
    public static Expr concat(int axis, List<Expr> parts) {
        return Shapes.concat(axis, parts);
    }

    /// Column j of the result is this one's column `index[j]`; a permutation reorders the columns.
    public Expr gatherColumns(int... index) {
        return Shapes.gather(this, index, 1);
    }

    /// Row i of the result is this one's row `index[i]`.
    public Expr gatherRows(int... index) {
        return Shapes.gather(this, index, 0);
    }

    /// Element (i, j) of the result is this one's element (i, k), where k is element (i, j) of the index, computed in
    /// the graph. A k outside the columns is taken as the nearest column.
    public Expr take(Expr index) {
        return Shapes.take(this, index);
    }

    /// Element (i, j) is added to element (i, k) of zeros with this many columns, with k as in [#take].
    public Expr put(Expr index, int columns) {
        return Shapes.put(this, index, columns);
    }

    /// Column j of this is added to column `index[j]` of zeros with this many columns: the adjoint of
    /// [#gatherColumns].
    public Expr scatterColumns(Op.Index index, int columns) {
        return Shapes.scatter(this, index, 1, columns);
    }

    /// Row i of this is added to row `index[i]` of zeros with this many rows: the adjoint of [#gatherRows].
    public Expr scatterRows(Op.Index index, int rows) {
        return Shapes.scatter(this, index, 0, rows);
    }

    /// The same elements, row-major, as `[rows, columns]`.
    public Expr reshape(int rows, int columns) {
        return Shapes.reshape(this, rows, columns);
    }

    /// The convolution of images with a kernel, as networks mean it (a cross-correlation): each patch of an
    /// image, as a row, times the kernel. An image is its pixels one under the other, row by row, with a
    /// column for each channel.
    ///
    /// ```
    /// this [n · height · width, channels], kernel [kernelHeight · kernelWidth · channels, outputs]
    ///     -> [n · outputHeight · outputWidth, outputs]
    /// ```
    public Expr convolution(Expr kernel, Window window) {
        return Convolutions.forward(this, kernel, window);
    }

    /// With this as a cotangent of a [#convolution]'s result, the images' cotangent: a transposed
    /// convolution.
    ///
    /// @param turnedKernel the kernel's transpose `[outputs, taps · channels]`
    public Expr convolutionBack(Expr turnedKernel, Window window) {
        return Convolutions.back(this, turnedKernel, window);
    }

    /// With this as the images of a [#convolution], the kernel's cotangent.
    ///
    /// @param cotangent of the result
    public Expr convolutionKernel(Expr cotangent, Window window) {
        return Convolutions.kernel(this, cotangent, window);
    }

    /// Stretches a row, a column or a number over `[rows, columns]`.
    public Expr broadcast(int rows, int columns) {
        return Shapes.broadcast(this, rows, columns);
    }

    /// The same numbers, taken as constant by every derivative.
    public Expr stopGradient() {
        return graph.add(new Op.Stop(), rows, columns, this);
    }

    /// The operation, its number and its shape.
    @Override
    public String toString() {
        return Names.of(op) + " #" + id + " [" + rows + ", " + columns + "]";
    }

    private Expr unary(UnaryOp function) {
        return graph.add(new Op.Unary(function), rows, columns, this);
    }

    /// The same operation on other operands, in the graph that these belong to.
    ///
    /// @throws IllegalArgumentException if their number or a shape differs from the present operands
    public Expr with(List<Expr> others) {
        boolean fits = others.size() == operands.size();
        for (int i = 0; fits && i < others.size(); i++) {
            fits = others.get(i).shape().equals(operands.get(i).shape());
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    this + " works on " + operands + " but was given " + others + "; give operands of the same shapes");
        }
        Graph target = others.isEmpty() ? graph : others.getFirst().graph;
        return target.add(op, rows, columns, others.toArray(Expr[]::new));
    }

    static Broadcast broadcastOf(Expr operand, int rows, int columns) {
        if (operand.rows == rows && operand.columns == columns) {
            return Broadcast.NONE;
        }
        if (operand.rows == 1 && operand.columns == 1) {
            return Broadcast.SCALAR;
        }
        return operand.rows == 1 ? Broadcast.ROW : Broadcast.COLUMN;
    }
}
