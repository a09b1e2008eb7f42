package org.sibyl.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What results depend on.
final class Reach {
    private Reach() {}

    /// Everything that the outputs depend on and the outputs themselves, in the order in which they were made:
    /// operands first, and each part of a gradient next to the forward or backward step that it belongs to, which
    /// keeps few results alive at a time.
    static List<Expr> of(Collection<Expr> outputs) {
        Set<Expr> seen = new HashSet<>(outputs);
        List<Expr> stack = new ArrayList<>(seen);
        while (!stack.isEmpty()) {
            for (Expr operand : stack.removeLast().operands()) {
                if (seen.add(operand)) {
                    stack.add(operand);
                }
            }
        }
        return seen.stream().sorted(Comparator.comparingInt(Expr::id)).toList();
    }

    /// How often each expression is used: as an operand, and as an output.
    static Map<Expr, Integer> uses(List<Expr> order, Collection<Expr> outputs) {
        Map<Expr, Integer> uses = new HashMap<>();
        for (Expr expr : order) {
            expr.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
        }
        outputs.forEach(output -> uses.merge(output, 1, Integer::sum));
        return uses;
    }

    /// Those that depend on no input: they change only with the parameters.
    static Set<Expr> uniform(List<Expr> order) {
        Set<Expr> uniform = new HashSet<>();
        for (Expr expr : order) {
            if (!isInput(expr.op()) && uniform.containsAll(expr.operands())) {
                uniform.add(expr);
            }
        }
        return uniform;
    }

    /// True for what each run is given.
    static boolean isInput(Op op) {
        return op instanceof Op.Input || op instanceof Op.TurnedInput;
    }
}
