package org.sibyl.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds a graph in which no operation occurs twice on the same operands.
final class Interner {
    private record Key(Op op, int rows, int columns, List<Expr> operands) {}

    private final Graph graph = new Graph();
    private final Map<Key, Expr> known = new HashMap<>();

    /// The one expression of this operation on these operands.
    Expr intern(Op op, int rows, int columns, List<Expr> operands) {
        Key key = new Key(op, rows, columns, operands);
        Expr found = known.get(key);
        if (found == null) {
            found = graph.add(op, rows, columns, operands.toArray(Expr[]::new));
            known.put(key, found);
        }
        return found;
    }

    Expr scalar(double value) {
        return intern(new Op.Constant(new double[] {value}), 1, 1, List.of());
    }
}
