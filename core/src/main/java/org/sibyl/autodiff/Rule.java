package org.sibyl.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;

/// The two derivatives of one operation.
interface Rule {
    /// What each operand gets from the result's cotangent; null for nothing.
    List<@Nullable Expr> vjp(Expr result, Expr cotangent);

    /// The result's tangent from those of the operands; null is zero.
    @Nullable
    Expr jvp(Expr result, List<@Nullable Expr> tangents);

    /// No derivative: constants, comparisons, stops.
    static Rule none() {
        return of((result, cotangent) -> nothing(result), (result, tangents) -> null);
    }

    /// A rule from its two halves.
    static Rule of(
            BiFunction<Expr, Expr, List<@Nullable Expr>> vjp,
            BiFunction<Expr, List<@Nullable Expr>, @Nullable Expr> jvp) {
        return new Rule() {
            @Override
            public List<@Nullable Expr> vjp(Expr result, Expr cotangent) {
                return vjp.apply(result, cotangent);
            }

            @Override
            public @Nullable Expr jvp(Expr result, List<@Nullable Expr> tangents) {
                return jvp.apply(result, tangents);
            }
        };
    }

    /// An elementwise operation: for operand i, how something of the result's shape is multiplied by the partial
    /// derivative; null where that is zero everywhere. The same multiplication serves both directions.
    static Rule elementwise(Function<Expr, List<@Nullable UnaryOperator<Expr>>> partials) {
        return of(
                (result, cotangent) -> {
                    List<@Nullable Expr> parts = new ArrayList<>();
                    List<@Nullable UnaryOperator<Expr>> multiply = partials.apply(result);
                    for (int i = 0; i < multiply.size(); i++) {
                        UnaryOperator<Expr> partial = multiply.get(i);
                        parts.add(
                                partial == null
                                        ? null
                                        : sumTo(
                                                partial.apply(cotangent),
                                                result.operands().get(i)));
                    }
                    return parts;
                },
                (result, tangents) -> {
                    Expr sum = null;
                    List<@Nullable UnaryOperator<Expr>> multiply = partials.apply(result);
                    for (int i = 0; i < multiply.size(); i++) {
                        UnaryOperator<Expr> partial = multiply.get(i);
                        Expr tangent = tangents.get(i);
                        if (partial != null && tangent != null) {
                            Expr part = partial.apply(tangent.broadcast(result.rows(), result.columns()));
                            sum = sum == null ? part : sum.plus(part);
                        }
                    }
                    return sum;
                });
    }

    /// An operation that is linear in its first operand and uses the others as they are: forward mode applies it to
    /// the tangent, reverse mode its adjoint to the cotangent.
    static Rule linear(BiFunction<Expr, Expr, Expr> adjoint) {
        return of(
                (result, cotangent) -> {
                    List<@Nullable Expr> parts = nothing(result);
                    parts.set(0, adjoint.apply(result, cotangent));
                    return parts;
                },
                (result, tangents) -> {
                    Expr tangent = tangents.getFirst();
                    if (tangent == null) {
                        return null;
                    }
                    List<Expr> operands = new ArrayList<>(result.operands());
                    operands.set(0, tangent);
                    return result.with(operands);
                });
    }

    /// One null for each operand.
    static List<@Nullable Expr> nothing(Expr result) {
        List<@Nullable Expr> parts = new ArrayList<>();
        result.operands().forEach(operand -> parts.add(null));
        return parts;
    }

    /// Undoes the stretching of an operand: sums what its one element, row or column was stretched over.
    static Expr sumTo(Expr x, Expr operand) {
        if (x.rows() == operand.rows() && x.columns() == operand.columns()) {
            return x;
        }
        if (operand.isScalar()) {
            return x.sum();
        }
        return operand.rows() == 1 ? x.sum(0) : x.sum(1);
    }
}
