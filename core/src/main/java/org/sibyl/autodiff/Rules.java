package org.sibyl.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Op;
import org.sibyl.engine.Window;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.UnaryOp;

/// The table of derivatives: one entry for each primitive.
///
/// In the formulas, x and y are the operands, r the result, r̄ its cotangent and ẋ a tangent.
final class Rules {
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

    private Rules() {}

    static Rule of(Op op) {
        return switch (op) {
            case Op.Input input -> Rule.none();
            case Op.Parameter parameter -> Rule.none();
            case Op.Constant constant -> Rule.none();
            case Op.Stop stop -> Rule.none();
            case Op.Unary(UnaryOp function) -> unary(function);
            case Op.Binary(BinaryOp function) -> binary(function);
            case Op.Where where -> where();
            case Op.Stretch stretch -> Rule.linear((r, ct) -> Rule.sumTo(ct, operand(r, 0)));
            case Op.Reduce(Reduction reduction, var extent) -> reduction == Reduction.SUM ? sum() : max();
            case Op.Product product -> product(product);
            case Op.Transpose transpose -> Rule.linear((r, ct) -> ct.transpose());
            case Op.LogSumExp logSumExp -> logSumExp();
            case Op.Softmax softmax -> softmax();
            case Op.CumulativeSum(Scan scan) -> Rule.linear((r, ct) -> ct.cumulativeSum(1, mirror(scan)));
            case Op.Slice(int row, int column) ->
                Rule.linear((r, ct) ->
                        ct.pad(row, column, operand(r, 0).rows(), operand(r, 0).columns()));
            case Op.Pad(int row, int column) ->
                Rule.linear((r, ct) -> ct.slice(
                        row,
                        row + operand(r, 0).rows(),
                        column,
                        column + operand(r, 0).columns()));
            case Op.Concat(int axis) -> concat(axis);
            case Op.GatherColumns(Op.Index index) ->
                Rule.linear((r, ct) -> ct.scatterColumns(index, operand(r, 0).columns()));
            case Op.ScatterColumns(Op.Index index) -> Rule.linear((r, ct) -> ct.gatherColumns(positions(index)));
            case Op.GatherRows(Op.Index index) ->
                Rule.linear((r, ct) -> ct.scatterRows(index, operand(r, 0).rows()));
            case Op.ScatterRows(Op.Index index) -> Rule.linear((r, ct) -> ct.gatherRows(positions(index)));
            case Op.Take take ->
                Rule.linear((r, ct) -> ct.put(operand(r, 1), operand(r, 0).columns()));
            case Op.Put put -> Rule.linear((r, ct) -> ct.take(operand(r, 1)));
            case Op.TurnedInput input -> throw new IllegalStateException("only plans contain " + input);
            case Op.ProductWhere product -> throw new IllegalStateException("only plans contain " + product);
            case Op.Biased biased -> throw new IllegalStateException("only plans contain " + biased);
            case Op.ProductAdd product -> throw new IllegalStateException("only plans contain " + product);
            case Op.Convolution(Window window) ->
                bilinear(
                        (r, ct) -> ct.convolutionBack(operand(r, 1).transpose(), window),
                        (r, ct) -> operand(r, 0).convolutionKernel(ct, window));
            case Op.ConvolutionBack(Window window) ->
                bilinear(
                        (r, ct) -> ct.convolution(operand(r, 1).transpose(), window),
                        (r, ct) -> ct.convolutionKernel(operand(r, 0), window).transpose());
            case Op.ConvolutionKernel(Window window) ->
                bilinear(
                        (r, ct) -> operand(r, 1).convolutionBack(ct.transpose(), window),
                        (r, ct) -> operand(r, 0).convolution(ct, window));
            case Op.Reshape reshape ->
                Rule.linear((r, ct) ->
                        ct.reshape(operand(r, 0).rows(), operand(r, 0).columns()));
        };
    }

    private static Rule unary(UnaryOp function) {
        return switch (function) {
            case NEGATE -> derivative((r, t) -> t.negate());
            case ABS -> derivative((r, t) -> t.times(operand(r, 0).sign()));
            case SIGN, STEP -> Rule.none();
            case RECIPROCAL -> derivative((r, t) -> t.times(r.square()).negate());
            case SQUARE -> derivative((r, t) -> t.times(operand(r, 0)).times(2));
            case SQRT -> derivative((r, t) -> t.dividedBy(r).times(0.5));
            case EXP -> derivative((r, t) -> t.times(r));
            case LOG -> derivative((r, t) -> t.dividedBy(operand(r, 0)));
            case TANH -> derivative((r, t) -> t.times(oneMinus(r.square())));
            case SIGMOID -> derivative((r, t) -> t.times(r.times(oneMinus(r))));
            case SOFTPLUS -> derivative((r, t) -> t.times(operand(r, 0).sigmoid()));
            case RELU -> derivative((r, t) -> t.times(r.step()));
            case SIN -> derivative((r, t) -> t.times(operand(r, 0).cos()));
            case COS -> derivative((r, t) -> t.times(operand(r, 0).sin()).negate());
            case ATAN -> derivative((r, t) -> t.dividedBy(operand(r, 0).square().plus(1)));
            case LOG1P -> derivative((r, t) -> t.dividedBy(operand(r, 0).plus(1)));
            case EXPM1 -> derivative((r, t) -> t.times(operand(r, 0).exp()));
            case ERF ->
                derivative(
                        (r, t) -> t.times(operand(r, 0).square().negate().exp()).times(TWO_OVER_SQRT_PI));
            case LOG_GAMMA -> derivative((r, t) -> t.times(operand(r, 0).digamma()));
            case NORMAL_LOG_CDF -> derivative((r, t) -> t.times(operand(r, 0).inverseMillsRatio()));
            case INVERSE_MILLS_RATIO ->
                derivative((r, t) -> t.times(r.times(operand(r, 0).plus(r))).negate());
        };
    }

    private static Rule binary(BinaryOp function) {
        return switch (function) {
            case ADD -> partials((r, t) -> t, (r, t) -> t);
            case SUBTRACT -> partials((r, t) -> t, (r, t) -> t.negate());
            case REVERSE_SUBTRACT -> partials((r, t) -> t.negate(), (r, t) -> t);
            case MULTIPLY -> partials((r, t) -> t.times(operand(r, 1)), (r, t) -> t.times(operand(r, 0)));
            case DIVIDE ->
                partials(
                        (r, t) -> t.dividedBy(operand(r, 1)),
                        (r, t) -> t.times(r).dividedBy(operand(r, 1)).negate());
            case REVERSE_DIVIDE ->
                partials((r, t) -> t.times(r).dividedBy(operand(r, 0)).negate(), (r, t) -> t.dividedBy(operand(r, 0)));
            case POWER -> partials((r, t) -> powerOfBase(r, t, 0, 1), (r, t) -> powerOfExponent(r, t, 0));
            case REVERSE_POWER -> partials((r, t) -> powerOfExponent(r, t, 1), (r, t) -> powerOfBase(r, t, 1, 0));
            case POLYGAMMA -> partials((r, t) -> t.times(nextPolygamma(r)), null);
            case MAX ->
                partials(
                        (r, t) -> t.times(operand(r, 0).atLeast(operand(r, 1))),
                        (r, t) -> t.times(operand(r, 0).lessThan(operand(r, 1))));
            case MIN ->
                partials(
                        (r, t) -> t.times(operand(r, 0).atMost(operand(r, 1))),
                        (r, t) -> t.times(operand(r, 0).greaterThan(operand(r, 1))));
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL -> Rule.none();
            case TANH_GRADIENT ->
                partials(
                        (r, t) -> t.times(oneMinus(operand(r, 1).square())),
                        (r, t) -> t.times(operand(r, 0).times(operand(r, 1)).times(-2)));
            case RELU_GRADIENT -> partials((r, t) -> t.times(operand(r, 1).step()), null);
            case SIGMOID_GRADIENT ->
                partials(
                        (r, t) -> t.times(operand(r, 1).times(oneMinus(operand(r, 1)))),
                        (r, t) -> t.times(
                                operand(r, 0).times(oneMinus(operand(r, 1).times(2)))));
        };
    }

    /// y xʸ⁻¹; with a constant y it is 0 for y = 0, where x may be 0 too.
    private static Expr powerOfBase(Expr r, Expr t, int base, int exponent) {
        Expr x = operand(r, base);
        Expr y = operand(r, exponent);
        if (y.op() instanceof Op.Constant(double[] values) && values.length == 1) {
            return values[0] == 0
                    ? Autodiff.zeros(r)
                    : t.times(x.pow(values[0] - 1)).times(values[0]);
        }
        return t.times(y.times(x.pow(y.minus(1))));
    }

    /// xʸ ln x, which is 0 for x = 0, as its limit is for y > 0.
    private static Expr powerOfExponent(Expr r, Expr t, int base) {
        Expr x = operand(r, base);
        Expr zero = x.equalTo(0);
        return t.times(r.times(zero.where(x.graph().constant(1), x).log()));
    }

    private static Expr nextPolygamma(Expr r) {
        if (operand(r, 1).op() instanceof Op.Constant(double[] order) && order.length == 1) {
            return operand(r, 0).polygamma((int) order[0] + 1);
        }
        throw new IllegalStateException("the order of " + r + " is not one constant number");
    }

    private static Rule where() {
        return Rule.of(
                (r, ct) -> {
                    Expr zero = Autodiff.zeros(r);
                    Expr condition = operand(r, 0);
                    return Arrays.asList(null, condition.where(ct, zero), condition.where(zero, ct));
                },
                (r, tangents) -> {
                    Expr x = tangents.get(1);
                    Expr y = tangents.get(2);
                    if (x == null && y == null) {
                        return null;
                    }
                    return operand(r, 0).where(x != null ? x : Autodiff.zeros(r), y != null ? y : Autodiff.zeros(r));
                });
    }

    private static Rule sum() {
        return Rule.linear(
                (r, ct) -> ct.broadcast(operand(r, 0).rows(), operand(r, 0).columns()));
    }

    /// The elements that tie for the greatest share its derivative equally.
    private static Rule max() {
        return Rule.of(
                (r, ct) -> {
                    Expr greatest = operand(r, 0).equalTo(r);
                    return Arrays.asList(greatest.times(ct.dividedBy(Rule.sumTo(greatest, r))));
                },
                (r, tangents) -> {
                    Expr t = tangents.getFirst();
                    if (t == null) {
                        return null;
                    }
                    Expr greatest = operand(r, 0).equalTo(r);
                    return Rule.sumTo(greatest.times(t), r).dividedBy(Rule.sumTo(greatest, r));
                });
    }

    /// For R = X·Y: X̄ = R̄·Yᵀ, Ȳ = Xᵀ·R̄, Ṙ = Ẋ·Y + X·Ẏ.
    private static Rule product(Op.Product product) {
        return bilinear(
                (r, ct) -> transposedIf(
                        product.transposeLeft(),
                        ct.matmul(transposedIf(product.transposeRight(), operand(r, 1))
                                .transpose())),
                (r, ct) -> transposedIf(
                        product.transposeRight(),
                        transposedIf(product.transposeLeft(), operand(r, 0))
                                .transpose()
                                .matmul(ct)));
    }

    /// An operation that is linear in each of its two operands: Ṙ = f(Ẋ, Y) + f(X, Ẏ), and an adjoint for
    /// each.
    private static Rule bilinear(Partial left, Partial right) {
        return Rule.of((r, ct) -> Arrays.asList(left.times(r, ct), right.times(r, ct)), (r, tangents) -> {
            Expr x = tangents.get(0);
            Expr y = tangents.get(1);
            Expr first = x == null ? null : r.with(List.of(x, operand(r, 1)));
            Expr second = y == null ? null : r.with(List.of(operand(r, 0), y));
            if (first == null) {
                return second;
            }
            return second == null ? first : first.plus(second);
        });
    }

    private static Rule logSumExp() {
        return Rule.of((r, ct) -> Arrays.asList(ct.times(operand(r, 0).softmax(1))), (r, tangents) -> {
            Expr t = tangents.getFirst();
            return t == null ? null : t.times(operand(r, 0).softmax(1)).sum(1);
        });
    }

    /// The Jacobian diag(r) − r·rᵀ of each row is symmetric, so both directions are the same.
    private static Rule softmax() {
        return Rule.of((r, ct) -> Arrays.asList(throughSoftmax(r, ct)), (r, tangents) -> {
            Expr t = tangents.getFirst();
            return t == null ? null : throughSoftmax(r, t);
        });
    }

    private static Expr throughSoftmax(Expr r, Expr t) {
        return r.times(t.minus(t.times(r).sum(1)));
    }

    private static Rule concat(int axis) {
        return Rule.of(
                (r, ct) -> {
                    List<@Nullable Expr> parts = new ArrayList<>();
                    int from = 0;
                    for (Expr part : r.operands()) {
                        int to = from + (axis == 0 ? part.rows() : part.columns());
                        parts.add(axis == 0 ? ct.rows(from, to) : ct.columns(from, to));
                        from = to;
                    }
                    return parts;
                },
                (r, tangents) -> {
                    List<Expr> parts = new ArrayList<>();
                    for (int i = 0; i < tangents.size(); i++) {
                        Expr t = tangents.get(i);
                        parts.add(t != null ? t : Autodiff.zeros(operand(r, i)));
                    }
                    return r.with(parts);
                });
    }

    private static Scan mirror(Scan scan) {
        return switch (scan) {
            case PREFIX -> Scan.SUFFIX;
            case PREFIX_EXCLUSIVE -> Scan.SUFFIX_EXCLUSIVE;
            case SUFFIX -> Scan.PREFIX;
            case SUFFIX_EXCLUSIVE -> Scan.PREFIX_EXCLUSIVE;
        };
    }

    /// How something of the result's shape is multiplied by a partial derivative.
    private interface Partial {
        Expr times(Expr result, Expr factor);
    }

    private static Rule derivative(Partial partial) {
        return Rule.elementwise(r -> List.of(t -> partial.times(r, t)));
    }

    private static Rule partials(Partial left, @Nullable Partial right) {
        return Rule.elementwise(r -> {
            List<@Nullable UnaryOperator<Expr>> both = new ArrayList<>();
            both.add(t -> left.times(r, t));
            both.add(right == null ? null : t -> right.times(r, t));
            return both;
        });
    }

    private static Expr operand(Expr result, int i) {
        return result.operands().get(i);
    }

    private static Expr oneMinus(Expr x) {
        return x.graph().constant(1).minus(x);
    }

    private static Expr transposedIf(boolean transpose, Expr x) {
        return transpose ? x.transpose() : x;
    }

    private static int[] positions(Op.Index index) {
        int[] positions = new int[index.length()];
        Arrays.setAll(positions, index::at);
        return positions;
    }
}
