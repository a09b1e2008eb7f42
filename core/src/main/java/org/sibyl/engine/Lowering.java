package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.UnaryOp;

/// Rewrites a graph into operations for each of which there is one kernel.
///
/// The left operand of a binary operation gets the result's shape. A product with a transposed right operand becomes
/// a transpose and a product: the right one is mostly a small weight, and is transposed once for all slices of a
/// batch. Sums of products, functions of sums with a row or a column, and what tanh, relu and sigmoid do to a cotangent
/// are
/// joined into one kernel each.
final class Lowering {
    private final Interner interner = new Interner();
    private final Map<Expr, Expr> images = new HashMap<>();
    private final Map<Expr, Integer> uses;

    private Lowering(Map<Expr, Integer> uses) {
        this.uses = uses;
    }

    /// The lowered form of each output, in the same order.
    static List<Expr> lower(List<Expr> outputs) {
        List<Expr> order = Reach.of(outputs);
        Lowering lowering = new Lowering(Reach.uses(order, outputs));
        for (Expr expr : order) {
            lowering.images.put(expr, lowering.lower(expr));
        }
        return outputs.stream().map(lowering.images::get).toList();
    }

    private Expr lower(Expr expr) {
        return switch (expr.op()) {
            case Op.Unary(UnaryOp function) -> unary(expr, function);
            case Op.Binary(BinaryOp function) -> binary(expr, function);
            case Op.Product product -> product(expr, product);
            case Op.ProductWhere product -> productWhere(expr, product);
            case Op.Stop stop -> image(expr.operands().get(0));
            default ->
                make(expr.op(), expr, expr.operands().stream().map(images::get).toList());
        };
    }

    private Expr unary(Expr expr, UnaryOp function) {
        Expr argument = expr.operands().get(0);
        if (argument.op() instanceof Op.Binary(BinaryOp inner)
                && inner == BinaryOp.ADD
                && uses.getOrDefault(argument, 0) == 1
                && image(argument).op() instanceof Op.Binary) {
            Expr sum = image(argument);
            Expr bias = sum.operands().get(1);
            Broadcast broadcast = Expr.broadcastOf(bias, expr.rows(), expr.columns());
            if (broadcast == Broadcast.ROW || broadcast == Broadcast.COLUMN) {
                return make(new Op.Biased(function), expr, sum.operands());
            }
        }
        return make(expr.op(), expr, List.of(image(argument)));
    }

    private Expr binary(Expr expr, BinaryOp function) {
        Expr x = expr.operands().get(0);
        Expr y = expr.operands().get(1);
        if (function == BinaryOp.ADD && fills(x, expr) && fills(y, expr)) {
            Optional<Expr> joined = sumWithProduct(expr, y, x).or(() -> sumWithProduct(expr, x, y));
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        if (function == BinaryOp.MULTIPLY) {
            Optional<Expr> joined = gradient(expr, x, y).or(() -> gradient(expr, y, x));
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        Expr left = image(x);
        Expr right = image(y);
        if (fills(x, expr)) {
            return make(expr.op(), expr, List.of(left, right));
        }
        if (fills(y, expr)) {
            return make(new Op.Binary(reversed(function)), expr, List.of(right, left));
        }
        Op stretch = new Op.Stretch(Expr.broadcastOf(x, expr.rows(), expr.columns()));
        return make(expr.op(), expr, List.of(make(stretch, expr, List.of(left)), right));
    }

    /// base + A·B as one step, if the product serves nothing else.
    private Optional<Expr> sumWithProduct(Expr expr, Expr product, Expr base) {
        if (product.op() instanceof Op.Product
                && uses.getOrDefault(product, 0) == 1
                && image(product).op() instanceof Op.Product lowered) {
            Expr image = image(product);
            return Optional.of(make(
                    new Op.ProductAdd(lowered.transposeLeft()),
                    expr,
                    List.of(image.operands().get(0), image.operands().get(1), image(base))));
        }
        return Optional.empty();
    }

    /// cotangent · f'(…) as one step, if the factor is what tanh, sigmoid or relu leave.
    private Optional<Expr> gradient(Expr expr, Expr cotangent, Expr factor) {
        if (!fills(cotangent, expr) || !fills(factor, expr)) {
            return Optional.empty();
        }
        if (ElementwiseIdentities.isUnary(factor, UnaryOp.STEP)) {
            return Optional.of(gradient(
                    BinaryOp.RELU_GRADIENT, expr, cotangent, factor.operands().get(0)));
        }
        Expr square = oneMinus(factor);
        if (square != factor && ElementwiseIdentities.isUnary(square, UnaryOp.SQUARE)) {
            return Optional.of(gradient(
                    BinaryOp.TANH_GRADIENT, expr, cotangent, square.operands().get(0)));
        }
        if (ElementwiseIdentities.isBinary(factor, BinaryOp.MULTIPLY)) {
            Expr value = factor.operands().get(0);
            Expr rest = factor.operands().get(1);
            if (oneMinus(rest) == value) {
                return Optional.of(gradient(BinaryOp.SIGMOID_GRADIENT, expr, cotangent, value));
            }
            if (oneMinus(value) == rest) {
                return Optional.of(gradient(BinaryOp.SIGMOID_GRADIENT, expr, cotangent, rest));
            }
        }
        return Optional.empty();
    }

    private Expr gradient(BinaryOp function, Expr expr, Expr cotangent, Expr value) {
        return make(new Op.Binary(function), expr, List.of(image(cotangent), image(value)));
    }

    /// v, if the expression is 1 − v; else the expression itself.
    private static Expr oneMinus(Expr expr) {
        boolean matches = ElementwiseIdentities.isBinary(expr, BinaryOp.SUBTRACT)
                && ElementwiseIdentities.number(expr.operands().get(0)).orElse(0) == 1;
        return matches ? expr.operands().get(1) : expr;
    }

    private Expr product(Expr expr, Op.Product product) {
        Expr x = image(expr.operands().get(0));
        Expr y = image(expr.operands().get(1));
        if (!product.transposeRight()) {
            return make(product, expr, List.of(x, y));
        }
        if (product.transposeLeft()) {
            Expr reversed = turned(new Op.Product(false, false), expr, List.of(y, x));
            return make(new Op.Transpose(), expr, List.of(reversed));
        }
        Expr transpose = turned(new Op.Transpose(), y, List.of(y));
        return make(new Op.Product(false, false), expr, List.of(x, transpose));
    }

    private Expr productWhere(Expr expr, Op.ProductWhere product) {
        Expr x = image(expr.operands().get(0));
        Expr y = image(expr.operands().get(1));
        if (product.transposeRight() && product.transposeLeft()) {
            return product(expr, new Op.Product(true, true));
        }
        Expr right = product.transposeRight() ? turned(new Op.Transpose(), y, List.of(y)) : y;
        Op.ProductWhere lowered = new Op.ProductWhere(product.transposeLeft(), false);
        return make(lowered, expr, List.of(x, right, image(expr.operands().get(2))));
    }

    private static BinaryOp reversed(BinaryOp function) {
        return switch (function) {
            case ADD, MULTIPLY, MAX, MIN, EQUAL -> function;
            case SUBTRACT -> BinaryOp.REVERSE_SUBTRACT;
            case REVERSE_SUBTRACT -> BinaryOp.SUBTRACT;
            case DIVIDE -> BinaryOp.REVERSE_DIVIDE;
            case POWER -> BinaryOp.REVERSE_POWER;
            case REVERSE_POWER -> BinaryOp.POWER;
            case REVERSE_DIVIDE -> BinaryOp.DIVIDE;
            case LESS -> BinaryOp.GREATER;
            case GREATER -> BinaryOp.LESS;
            case AT_MOST -> BinaryOp.AT_LEAST;
            case AT_LEAST -> BinaryOp.AT_MOST;
            case POLYGAMMA, TANH_GRADIENT, RELU_GRADIENT, SIGMOID_GRADIENT ->
                throw new IllegalStateException(function + " is made with operands of the result's shape only");
        };
    }

    private Expr make(Op op, Expr shape, List<Expr> operands) {
        return interner.intern(op, shape.rows(), shape.columns(), new ArrayList<>(operands));
    }

    /// An expression with the transposed shape of another.
    private Expr turned(Op op, Expr shape, List<Expr> operands) {
        int rows = shape.columns();
        int columns = shape.rows();
        return interner.intern(op, rows, columns, operands);
    }

    private Expr image(Expr expr) {
        Expr image = images.get(expr);
        if (image == null) {
            throw new IllegalStateException(expr + " is used before it is made");
        }
        return image;
    }

    private static boolean fills(Expr x, Expr result) {
        return x.rows() == result.rows() && x.columns() == result.columns();
    }
}
