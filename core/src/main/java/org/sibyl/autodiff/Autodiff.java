package org.sibyl.autodiff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Objective;
import org.sibyl.engine.Op;

/// Derivatives as transforms of a graph: each call adds expressions to it.
///
/// Reverse mode walks from the result to the operands and applies each operation's vector-Jacobian product; forward
/// mode walks the other way with Jacobian-vector products (Griewank and Walther 2008, chapter 3). Both take their
/// rules from one table, [Rules].
public final class Autodiff {
    private Autodiff() {}

    /// ∂loss/∂x for each x, of x's shape.
    ///
    /// @throws IllegalArgumentException if the loss is not `[1, 1]`, or does not depend on one of the expressions
    public static List<Expr> gradient(Expr loss, List<Expr> by) {
        if (!loss.isScalar()) {
            throw new IllegalArgumentException(
                    "a gradient needs a loss of shape [1, 1], found " + loss + "; take sum() or mean() of it");
        }
        return pullback(List.of(loss), List.of(loss.graph().constant(1)), by);
    }

    /// Σ over the outputs of cotangentᵀ · ∂output/∂x, for each x.
    ///
    /// @throws IllegalArgumentException if a cotangent has not its output's shape, or no output depends on
    ///     one of the expressions
    public static List<Expr> pullback(List<Expr> outputs, List<Expr> cotangents, List<Expr> by) {
        requireShapes("cotangent", outputs, cotangents);
        List<Expr> order = between(outputs, by);
        Map<Expr, Expr> cotangent = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            accumulate(cotangent, outputs.get(i), cotangents.get(i));
        }
        Set<Expr> active = new HashSet<>(order);
        Set<Expr> leaves = new HashSet<>(by);
        for (Expr expr : order.reversed()) {
            Expr incoming = cotangent.get(expr);
            if (incoming == null || leavesNothing(expr, active)) {
                continue;
            }
            List<@Nullable Expr> outgoing = Rules.of(expr.op()).vjp(expr, incoming);
            for (int i = 0; i < outgoing.size(); i++) {
                Expr part = outgoing.get(i);
                Expr operand = expr.operands().get(i);
                if (part != null && active.contains(operand)) {
                    accumulate(cotangent, operand, part);
                }
            }
        }
        List<Expr> missing =
                leaves.stream().filter(x -> !cotangent.containsKey(x)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the loss does not depend on "
                    + missing.stream()
                            .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                            .map(Expr::toString)
                            .collect(Collectors.joining(", "))
                    + "; use it in the loss, or leave it out");
        }
        return by.stream().map(cotangent::get).toList();
    }

    /// Σ over x of ∂output/∂x · tangent, for each output: zeros where an output depends on no x.
    ///
    /// @throws IllegalArgumentException if a tangent has not its expression's shape
    public static List<Expr> pushforward(List<Expr> outputs, List<Expr> by, List<Expr> tangents) {
        requireShapes("tangent", by, tangents);
        Map<Expr, Expr> tangent = new HashMap<>();
        for (int i = 0; i < by.size(); i++) {
            accumulate(tangent, by.get(i), tangents.get(i));
        }
        Set<Expr> seeds = new HashSet<>(by);
        for (Expr expr : between(outputs, by)) {
            if (seeds.contains(expr)) {
                continue;
            }
            List<@Nullable Expr> incoming = new ArrayList<>();
            for (Expr operand : expr.operands()) {
                incoming.add(tangent.get(operand));
            }
            Expr outgoing = Rules.of(expr.op()).jvp(expr, incoming);
            if (outgoing != null) {
                tangent.put(expr, outgoing);
            }
        }
        List<Expr> results = new ArrayList<>();
        for (Expr output : outputs) {
            Expr found = tangent.get(output);
            results.add(found != null ? found : zeros(output));
        }
        return results;
    }

    /// The Hessian of the loss times a vector, by forward mode over reverse mode: Σ_y ∂²loss/∂x∂y · v_y for each x.
    ///
    /// @throws IllegalArgumentException as [#gradient] and [#pushforward]
    public static List<Expr> hessianVector(Expr loss, List<Expr> by, List<Expr> vectors) {
        return pushforward(gradient(loss, by), by, vectors);
    }

    /// The training objective of a loss for each row, by all parameters of the graph. Adds the input `row weights`.
    ///
    /// @param rowLosses `[rows, 1]`
    /// @throws IllegalArgumentException if the losses are not one column, or do not depend on one of the graph's
    ///     parameters
    public static Objective objective(Expr rowLosses) {
        if (rowLosses.columns() != 1) {
            throw new IllegalArgumentException("a training objective needs one loss for each row, of shape [rows, 1], "
                    + "found " + rowLosses + "; take sum(1) of it");
        }
        Collection<Expr> parameters = rowLosses.graph().parameters().values();
        Expr weights = rowLosses.graph().input("row weights", rowLosses.rows(), 1);
        Expr loss = rowLosses.times(weights).sum();
        List<Expr> by = List.copyOf(parameters);
        List<Expr> gradient = gradient(loss, by);
        LinkedHashMap<Expr, Expr> table = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            table.put(by.get(i), gradient.get(i));
        }
        return new Objective(rowLosses, weights, loss, table);
    }

    static Expr zeros(Expr like) {
        return like.graph().constant(0).broadcast(like.rows(), like.columns());
    }

    /// The expressions that depend on one of `by` and that an output depends on, operands first.
    private static List<Expr> between(List<Expr> outputs, List<Expr> by) {
        List<Expr> all = reachable(outputs);
        Set<Expr> active = new HashSet<>(by);
        List<Expr> order = new ArrayList<>();
        for (Expr expr : all) {
            if (active.contains(expr)
                    || (!(expr.op() instanceof Op.Stop)
                            && expr.operands().stream().anyMatch(active::contains))) {
                active.add(expr);
                order.add(expr);
            }
        }
        return order;
    }

    private static List<Expr> reachable(List<Expr> outputs) {
        Set<Expr> seen = new HashSet<>(outputs);
        List<Expr> stack = new ArrayList<>(seen);
        while (!stack.isEmpty()) {
            for (Expr operand : stack.removeLast().operands()) {
                if (seen.add(operand)) {
                    stack.add(operand);
                }
            }
        }
        // Operands are made before what uses them.
        return seen.stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).toList();
    }

    private static boolean leavesNothing(Expr expr, Set<Expr> active) {
        return expr.operands().stream().noneMatch(active::contains);
    }

    private static void accumulate(Map<Expr, Expr> sums, Expr key, Expr part) {
        sums.merge(key, part, Expr::plus);
    }

    private static void requireShapes(String what, List<Expr> expected, List<Expr> found) {
        if (expected.size() != found.size()) {
            throw new IllegalArgumentException(
                    "expected " + expected.size() + " " + what + "s, found " + found.size() + "; give one for each");
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).shape().equals(found.get(i).shape())) {
                throw new IllegalArgumentException("the " + what + " of " + expected.get(i) + " has shape "
                        + found.get(i).shape() + "; give it the same shape");
            }
        }
    }
}
