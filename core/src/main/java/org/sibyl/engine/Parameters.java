package org.sibyl.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.tensor.Tensor;

/// The values of a graph's parameters, by name, in the order in which the graph made them. Runs and training steps
/// that were given the same object share them: what training changes, the next run sees. Not for two threads at once.
public final class Parameters {
    private final ElementType type;
    private final List<Expr> shapes;
    private final SequencedMap<String, Integer> positions = new LinkedHashMap<>();
    private final Storage storage;
    private int version;

    private Parameters(Graph graph, ElementType type) {
        this.type = type;
        this.shapes = new ArrayList<>(graph.parameters().values());
        this.storage = Storage.of(shapes, type);
        graph.parameters().forEach((name, expr) -> {
            storage.write(positions.size(), graph.initial(expr));
            positions.put(name, positions.size());
        });
    }

    /// The first values that the graph gives its parameters.
    public static Parameters of(Graph graph, ElementType type) {
        return new Parameters(graph, type);
    }

    /// What the values are kept as.
    public ElementType type() {
        return type;
    }

    /// The names.
    public List<String> names() {
        return List.copyOf(positions.sequencedKeySet());
    }

    /// The number of values in all parameters together.
    public int count() {
        return shapes.stream().mapToInt(shape -> shape.rows() * shape.columns()).sum();
    }

    /// A copy of a parameter's values, `[rows, columns]`.
    ///
    /// @throws IllegalArgumentException if there is no parameter of that name
    public Tensor get(String name) {
        return storage.read(position(name));
    }

    /// Replaces a parameter's values.
    ///
    /// @throws IllegalArgumentException if there is no parameter of that name, or it has another number of values
    public void set(String name, Tensor values) {
        Expr shape = shapes.get(position(name));
        if (values.size() != shape.rows() * shape.columns()) {
            throw new IllegalArgumentException("parameter '" + name + "' has shape " + shape.shape()
                    + " but was given values of shape " + values.shape() + "; give as many values");
        }
        storage.write(position(name), values);
        changed();
    }

    /// A copy of all values, for going back to.
    public SequencedMap<String, Tensor> snapshot() {
        SequencedMap<String, Tensor> copy = new LinkedHashMap<>();
        positions.forEach((name, position) -> copy.put(name, storage.read(position)));
        return Collections.unmodifiableSequencedMap(copy);
    }

    /// Replaces the values of all parameters in the map.
    ///
    /// @throws IllegalArgumentException as [#set]
    public void restore(SequencedMap<String, Tensor> values) {
        values.forEach(this::set);
    }

    /// Counts the changes, so that a run knows when what it has derived from the values is out of date.
    int version() {
        return version;
    }

    void changed() {
        version++;
    }

    Storage storage() {
        return storage;
    }

    int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException(
                    "there is no parameter '" + name + "'; the parameters are " + positions.keySet());
        }
        return position;
    }

    /// @throws IllegalArgumentException unless these are values for the plan's parameters
    void requireFit(Plan plan) {
        if (type != plan.type()) {
            throw new IllegalArgumentException("the parameters are " + type + " but the plan computes in " + plan.type()
                    + "; make both with the same element type");
        }
        for (Expr leaf : plan.leaves()) {
            if (leaf.op() instanceof Op.Parameter(String name)) {
                Expr shape = shapes.get(position(name));
                if (shape.rows() != leaf.rows() || shape.columns() != leaf.columns()) {
                    throw new IllegalArgumentException("parameter '" + name + "' has shape " + shape.shape()
                            + " but the plan needs " + leaf.shape() + "; take the parameters of the plan's graph");
                }
            }
        }
    }
}
