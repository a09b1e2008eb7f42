package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sibyl.engine.kernel.DoubleKernels;
import org.sibyl.engine.kernel.FloatKernels;

/// Orders a lowered graph's operations and gives each result a buffer.
///
/// What depends on parameters and constants only is set up once after the parameters change; the rest runs for each
/// slice of a batch. In that part a buffer is free again after the last use of its result, and an elementwise
/// operation writes over an operand that nobody needs any more.
final class Planner {
    private final ElementType type;
    private final Reuse reuse;
    private final Map<Expr, Slot> slots = new HashMap<>();
    private final Map<Expr, Integer> lastUse = new HashMap<>();
    private final List<Expr> leaves = new ArrayList<>();
    private final List<Integer> shared = new ArrayList<>();
    private final List<Integer> local = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final List<Plan.Step> setup = new ArrayList<>();
    private final List<Plan.Step> body = new ArrayList<>();

    private Planner(ElementType type, Reuse reuse) {
        this.type = type;
        this.reuse = reuse;
    }

    /// A plan that computes the outputs as they are laid and knows them by the original ones.
    static Plan plan(Graph graph, List<Expr> originals, List<Stored> laid, ElementType type, Reuse reuse) {
        Planner planner = new Planner(type, reuse);
        List<Expr> lowered = Lowering.lower(laid.stream().map(Stored::expr).toList());
        planner.assign(lowered);
        List<Stored> stored = new ArrayList<>();
        for (int i = 0; i < lowered.size(); i++) {
            stored.add(new Stored(lowered.get(i), laid.get(i).turned()));
        }
        return new Plan(
                type,
                graph,
                originals,
                stored,
                planner.leaves,
                planner.setup,
                planner.body,
                planner.slots,
                planner.shared,
                planner.local);
    }

    private void assign(List<Expr> outputs) {
        List<Expr> order = Reach.of(outputs);
        Set<Expr> uniform = Reach.uniform(order);
        Set<Expr> kept = new HashSet<>(outputs);
        for (int i = 0; i < order.size(); i++) {
            for (Expr operand : order.get(i).operands()) {
                lastUse.put(operand, i);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            Expr expr = order.get(i);
            if (expr.operands().isEmpty()) {
                slots.put(expr, new Slot(Slot.Area.LEAF, leaves.size()));
                leaves.add(expr);
            } else if (uniform.contains(expr)) {
                slots.put(expr, new Slot(Slot.Area.SHARED, shared.size()));
                shared.add(length(expr));
                setup.add(step(expr));
            } else {
                place(expr, i, kept);
                body.add(step(expr));
            }
        }
    }

    private void place(Expr expr, int at, Set<Expr> kept) {
        List<Expr> dying = expr.operands().stream()
                .distinct()
                .filter(operand -> lastUse.getOrDefault(operand, at) == at && !kept.contains(operand))
                .filter(operand -> slot(operand).area() == Slot.Area.LOCAL)
                .toList();
        if (reuse == Reuse.NONE || kept.contains(expr)) {
            slots.put(expr, allocate(expr));
        } else {
            Slot target = overwritable(expr).stream()
                    .filter(dying::contains)
                    .findFirst()
                    .map(this::slot)
                    .orElseGet(() -> takeFree(expr));
            slots.put(expr, target);
        }
        if (reuse == Reuse.LIVENESS) {
            for (Expr operand : dying) {
                int buffer = slot(operand).index();
                if (buffer != slot(expr).index() && !free.contains(buffer)) {
                    free.add(buffer);
                }
            }
        }
    }

    /// The operands that the kernel may write over.
    private static List<Expr> overwritable(Expr expr) {
        return switch (expr.op()) {
            case Op.Unary unary -> expr.operands();
            case Op.Biased biased -> expr.operands().subList(0, 1);
            case Op.Where where -> expr.operands();
            case Op.ProductAdd product -> overwritableBase(expr);
            case Op.Binary binary -> {
                Expr right = expr.operands().get(1);
                boolean equal = right.rows() == expr.rows() && right.columns() == expr.columns();
                yield equal ? expr.operands() : expr.operands().subList(0, 1);
            }
            default -> List.of();
        };
    }

    /// A product accumulates over its base, unless the base is a factor as well.
    private static List<Expr> overwritableBase(Expr expr) {
        Expr base = expr.operands().get(2);
        return expr.operands().indexOf(base) == 2 ? List.of(base) : List.of();
    }

    private Slot takeFree(Expr expr) {
        int length = length(expr);
        int best = -1;
        for (int candidate : free) {
            if (local.get(candidate) >= length && (best < 0 || local.get(candidate) < local.get(best))) {
                best = candidate;
            }
        }
        // A much larger buffer is better left to a result of its size.
        if (best < 0 || local.get(best) > 2 * length) {
            return allocate(expr);
        }
        free.remove(Integer.valueOf(best));
        return new Slot(Slot.Area.LOCAL, best);
    }

    private Slot allocate(Expr expr) {
        local.add(length(expr));
        return new Slot(Slot.Area.LOCAL, local.size() - 1);
    }

    private Slot slot(Expr expr) {
        Slot slot = slots.get(expr);
        if (slot == null) {
            throw new IllegalStateException(expr + " has no buffer yet");
        }
        return slot;
    }

    private Plan.Step step(Expr expr) {
        return new Plan.Step(
                expr, slot(expr), expr.operands().stream().map(this::slot).toList());
    }

    private int length(Expr expr) {
        return length(expr, type);
    }

    /// The number of elements that a row's stride is a multiple of.
    static int lanes(ElementType type) {
        return switch (type) {
            case FLOAT32 -> FloatKernels.LANES;
            case FLOAT64 -> DoubleKernels.LANES;
        };
    }

    /// The number of elements of a matrix's array.
    static int length(Expr expr, ElementType type) {
        int stride = switch (type) {
            case FLOAT32 -> FloatKernels.stride(expr.columns());
            case FLOAT64 -> DoubleKernels.stride(expr.columns());
        };
        return Math.multiplyExact(expr.rows(), stride);
    }
}
