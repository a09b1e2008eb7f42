package org.sibyl.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A model under construction: its inputs, its parameters and every expression made from them.
///
/// Every expression is a matrix. A batch has its events as rows; a vector of the network, such as a bias, is one row
/// `[1, n]`; a number is `[1, 1]`.
public final class Graph {
    private final SequencedMap<String, Expr> inputs = new LinkedHashMap<>();
    private final SequencedMap<String, Expr> parameters = new LinkedHashMap<>();
    private final SequencedMap<String, Tensor> initial = new LinkedHashMap<>();
    private final SequencedMap<Expr, Double> masks = new LinkedHashMap<>();
    private int next;

    /// An empty graph.
    public Graph() {}

    /// A matrix that each run is given.
    ///
    /// @throws IllegalArgumentException if the name is taken or an extent is not positive
    public Expr input(String name, int rows, int columns) {
        requireNew(name);
        Expr input = add(new Op.Input(name), rows, columns);
        inputs.put(name, input);
        return input;
    }

    /// An input that training steps draw afresh from a seed: each element is 1/keep with probability `keep`,
    /// else 0, so that its mean is 1 (dropout; Srivastava et al. 2014, with the scaling at training). Where
    /// only a loss is computed it is 1; other runs are given it as any input.
    ///
    /// @throws IllegalArgumentException if the name is taken, an extent is not positive or keep is not in (0, 1]
    public Expr mask(String name, double keep, int rows, int columns) {
        if (!(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException("mask '" + name + "' keeps elements with probability " + keep
                    + "; give a probability above 0 and at most 1");
        }
        Expr mask = input(name, rows, columns);
        masks.put(mask, keep);
        return mask;
    }

    /// The inputs that are masks, with the probability that an element is kept.
    public SequencedMap<Expr, Double> masks() {
        return Collections.unmodifiableSequencedMap(masks);
    }

    /// A matrix that training changes, 0 at first.
    ///
    /// @throws IllegalArgumentException if the name is taken or an extent is not positive
    public Expr parameter(String name, int rows, int columns) {
        requireNew(name);
        Expr parameter = add(new Op.Parameter(name), rows, columns);
        parameters.put(name, parameter);
        return parameter;
    }

    /// A matrix that training changes, with its first values; a tensor `[n]` gives one row `[1, n]`.
    ///
    /// @throws IllegalArgumentException if the name is taken or the tensor has more than two axes
    public Expr parameter(String name, Tensor values) {
        int[] extents = matrixShape(values.shape());
        Expr parameter = parameter(name, extents[0], extents[1]);
        initial.put(name, values.reshape(extents));
        return parameter;
    }

    /// A number.
    public Expr constant(double value) {
        return add(new Op.Constant(new double[] {value}), 1, 1);
    }

    /// A matrix of known numbers; a tensor `[n]` gives one row `[1, n]`.
    ///
    /// @throws IllegalArgumentException if the tensor has more than two axes
    public Expr constant(Tensor values) {
        int[] extents = matrixShape(values.shape());
        return add(new Op.Constant(values.toArray()), extents[0], extents[1]);
    }

    /// The inputs, in the order they were made.
    public SequencedMap<String, Expr> inputs() {
        return Collections.unmodifiableSequencedMap(inputs);
    }

    /// The parameters, in the order they were made.
    public SequencedMap<String, Expr> parameters() {
        return Collections.unmodifiableSequencedMap(parameters);
    }

    /// What some expressions are computed from, in the DOT language: `dot -Tsvg model.dot -o model.svg` (Graphviz)
    /// draws
    /// it. [Plan#toDot] shows what is left of it to run.
    ///
    /// @throws IllegalArgumentException if no expression is given, or one belongs to another graph
    public String toDot(Expr... outputs) {
        List<Expr> all = List.of(outputs);
        Plan.requireOneGraph(all);
        if (all.getFirst().graph() != this) {
            throw new IllegalArgumentException(
                    all.getFirst() + " belongs to another graph; give expressions of this one");
        }
        return PlanDot.of(all);
    }

    /// A parameter's first values.
    Tensor initial(Expr parameter) {
        String name = ((Op.Parameter) parameter.op()).name();
        Tensor values = initial.get(name);
        return values != null
                ? values
                : Tensor.adopt(
                        new double[parameter.rows() * parameter.columns()], parameter.rows(), parameter.columns());
    }

    /// The number of expressions made so far.
    int size() {
        return next;
    }

    Expr add(Op op, int rows, int columns, Expr... operands) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("an expression needs at least one row and one column, found [" + rows
                    + ", " + columns + "] for " + op + "; give positive extents");
        }
        for (Expr operand : operands) {
            if (operand.graph() != this) {
                throw new IllegalArgumentException("operand " + operand + " of " + op
                        + " belongs to another graph; build a model's expressions from one Graph");
            }
        }
        return new Expr(this, next++, op, new ArrayList<>(List.of(operands)), rows, columns);
    }

    private void requireNew(String name) {
        if (inputs.containsKey(name) || parameters.containsKey(name)) {
            throw new IllegalArgumentException(
                    "the graph already has an input or parameter named '" + name + "'; give each its own name");
        }
    }

    private static int[] matrixShape(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> new int[] {1, 1};
            case 1 -> new int[] {1, shape.extent(0)};
            case 2 -> shape.toArray();
            default ->
                throw new IllegalArgumentException("a graph's matrices have at most two axes, found shape " + shape
                        + "; reshape the tensor to rows and columns");
        };
    }
}
