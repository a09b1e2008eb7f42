package org.sibyl.nn;

import java.util.HashMap;
import java.util.Map;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.tensor.Tensor;

/// A network's parameters as one graph sees them. Asking twice for a name gives the same expression, so a layer that is
/// used in several places shares its parameters.
public final class Weights {
    private final Graph graph;
    private final Map<String, Tensor> values;
    private final Map<String, Expr> traced = new HashMap<>();

    /// The parameters with these values, traced in this graph as they are asked for.
    public Weights(Graph graph, Map<String, Tensor> values) {
        this.graph = graph;
        this.values = values;
    }

    /// The graph.
    public Graph graph() {
        return graph;
    }

    /// The parameter of this name.
    ///
    /// @throws IllegalArgumentException if there is no value for it
    public Expr get(String name) {
        Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the network has no parameter named '" + name + "', only "
                    + values.keySet() + "; was it made for another architecture?");
        }
        return traced.computeIfAbsent(name, n -> graph.parameter(n, value));
    }
}
