package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sibyl.engine.kernel.BinaryOp;

/// Merges narrow matrix products of one left operand, such as several small heads of a network: X·V and X·W become
/// X·[V W] and two slices. A product narrower than a vector costs as much as one that fills it.
///
/// Only right operands that depend on parameters alone are merged, since they are put together at set-up; and no
/// product that is added to something, since that costs nothing where it is.
final class SiblingProducts {
    private record Family(Expr left, Op.Product product) {}

    private final Interner interner = new Interner();
    private final Map<Expr, Expr> images = new HashMap<>();
    private final Map<Expr, List<Expr>> groups = new HashMap<>();

    private SiblingProducts() {}

    /// The outputs with narrow siblings merged, in the same order.
    static List<Expr> merge(List<Expr> outputs, ElementType type) {
        List<Expr> order = Reach.of(outputs);
        Set<Expr> uniform = Reach.uniform(order);
        SiblingProducts siblings = new SiblingProducts();
        siblings.group(order, uniform, Planner.lanes(type));
        if (siblings.groups.isEmpty()) {
            return outputs;
        }
        // What is put together must exist before the first sibling.
        order.stream().filter(uniform::contains).forEach(siblings::rebuild);
        order.stream().filter(expr -> !uniform.contains(expr)).forEach(siblings::rebuild);
        return outputs.stream().map(siblings.images::get).toList();
    }

    private void group(List<Expr> order, Set<Expr> uniform, int lanes) {
        Set<Expr> added = addends(order);
        Map<Family, List<Expr>> open = new LinkedHashMap<>();
        for (Expr expr : order) {
            if (!(expr.op() instanceof Op.Product product)
                    || expr.columns() >= lanes
                    || added.contains(expr)
                    || uniform.contains(expr)
                    || !uniform.contains(expr.operands().get(1))) {
                continue;
            }
            Family family = new Family(expr.operands().get(0), product);
            List<Expr> members = open.computeIfAbsent(family, f -> new ArrayList<>());
            if (members.stream().mapToInt(Expr::columns).sum() + expr.columns() > lanes) {
                members = new ArrayList<>();
                open.put(family, members);
            }
            members.add(expr);
            if (members.size() > 1) {
                for (Expr member : members) {
                    groups.put(member, members);
                }
            }
        }
    }

    /// Products that are added to a matrix of their own shape: the kernel adds them in place.
    private static Set<Expr> addends(List<Expr> order) {
        Set<Expr> addends = new HashSet<>();
        for (Expr expr : order) {
            if (ElementwiseIdentities.isBinary(expr, BinaryOp.ADD)
                    && expr.operands()
                            .get(0)
                            .shape()
                            .equals(expr.operands().get(1).shape())) {
                addends.addAll(expr.operands());
            }
        }
        return addends;
    }

    private void rebuild(Expr expr) {
        List<Expr> group = groups.get(expr);
        images.put(
                expr,
                group == null
                        ? interner.intern(expr.op(), expr.rows(), expr.columns(), images(expr.operands()))
                        : slice(expr, group));
    }

    private Expr slice(Expr member, List<Expr> group) {
        Op.Product product = (Op.Product) member.op();
        List<Expr> factors =
                images(group.stream().map(sibling -> sibling.operands().get(1)).toList());
        int columns = group.stream().mapToInt(Expr::columns).sum();
        int inner = product.transposeRight()
                ? factors.getFirst().columns()
                : factors.getFirst().rows();
        Expr together = product.transposeRight()
                ? interner.intern(new Op.Concat(0), columns, inner, factors)
                : interner.intern(new Op.Concat(1), inner, columns, factors);
        Expr left = images(List.of(member.operands().get(0))).getFirst();
        Expr merged = interner.intern(product, member.rows(), columns, List.of(left, together));
        int from = 0;
        for (Expr sibling : group) {
            if (sibling == member) {
                break;
            }
            from += sibling.columns();
        }
        return interner.intern(new Op.Slice(0, from), member.rows(), member.columns(), List.of(merged));
    }

    private List<Expr> images(List<Expr> operands) {
        return operands.stream().map(images::get).toList();
    }
}
