package org.sibyl.nn;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.tensor.Tensor;

/// A network's parameters as one graph sees them, and what the graph is for. Asking twice for a name gives
/// the same expression, so a layer that is used in several places shares its parameters.
public final class Weights {
    private final Graph graph;
    private final Map<String, Tensor> values;
    private final Purpose purpose;
    private final Map<String, Expr> traced = new HashMap<>();
    private final SequencedMap<String, Expr> observed = new LinkedHashMap<>();

    /// The parameters with these values, traced in this graph as they are asked for, for evaluation.
    public Weights(Graph graph, Map<String, Tensor> values) {
        this(graph, values, Purpose.EVALUATION);
    }

    /// The parameters with these values, traced in this graph as they are asked for.
    public Weights(Graph graph, Map<String, Tensor> values, Purpose purpose) {
        this.graph = graph;
        this.values = values;
        this.purpose = purpose;
    }

    /// The graph.
    public Graph graph() {
        return graph;
    }

    /// What the graph is for.
    public Purpose purpose() {
        return purpose;
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

    /// x with elements dropped at random and the others scaled up while training, and x itself otherwise.
    ///
    /// @param name of the mask; used twice, each use has its own mask
    /// @param keep the probability that an element is kept
    public Expr dropout(String name, double keep, Expr x) {
        if (purpose != Purpose.TRAINING) {
            return x;
        }
        String unused = name;
        for (int use = 2; graph.inputs().containsKey(unused); use++) {
            unused = name + " " + use;
        }
        return x.times(graph.mask(unused, keep, x.rows(), x.columns()));
    }

    /// True if a layer that normalises with the statistics of its input's columns is to use those of the rows
    /// at hand rather than known ones. The input is then noted under the layer's name.
    public boolean observes(String name, Expr x) {
        boolean known = values.containsKey(mean(name)) && values.containsKey(variance(name));
        boolean observes = purpose == Purpose.TRAINING || (purpose == Purpose.SETTLING && !known);
        if (observes) {
            observed.putIfAbsent(name, x);
        }
        return observes;
    }

    /// The known mean of each column of a layer's input, `[1, columns]`: a constant that is not trained.
    ///
    /// @throws IllegalArgumentException if it is not known
    public Expr knownMean(String name) {
        return known(mean(name));
    }

    /// The known variance of each column of a layer's input, likewise.
    ///
    /// @throws IllegalArgumentException if it is not known
    public Expr knownVariance(String name) {
        return known(variance(name));
    }

    /// The inputs of the layers that use statistics of the rows at hand, by the layers' names, first things
    /// first.
    SequencedMap<String, Expr> observed() {
        return Collections.unmodifiableSequencedMap(observed);
    }

    static String mean(String name) {
        return name + ".mean";
    }

    static String variance(String name) {
        return name + ".variance";
    }

    private Expr known(String statistic) {
        Tensor value = values.get(statistic);
        if (value == null) {
            throw new IllegalArgumentException("'" + statistic + "' is not known: a network with batch normalisation"
                    + " can be evaluated when its statistics are settled, as the trainer does after training");
        }
        return traced.computeIfAbsent(statistic, n -> graph.constant(value));
    }
}
