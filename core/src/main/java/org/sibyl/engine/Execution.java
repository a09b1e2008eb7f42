package org.sibyl.engine;

import java.util.HashMap;
import java.util.Map;
import org.sibyl.tensor.Tensor;

/// One run of a plan at a time, with buffers of its own: set the inputs, run, read the outputs. For one thread at a
/// time; setting from arrays, running and reading into arrays allocate nothing.
public final class Execution {
    private final Plan plan;
    private final Parameters parameters;
    private final Machine machine;
    private final Map<Expr, Integer> inputs = new HashMap<>();

    Execution(Plan plan, Parameters parameters, Kernels kernels) {
        this.plan = plan;
        this.parameters = parameters;
        this.machine = Machine.team(plan, parameters, kernels, 1).getFirst();
        this.inputs.putAll(leafOfInput(plan));
    }

    /// Gives an input its values, row-major.
    ///
    /// @throws IllegalArgumentException if it is no input of the plan's graph, or has another number of values
    public Execution set(Expr input, Tensor values) {
        return set(input, values.toArray());
    }

    /// Gives an input its values, row-major.
    ///
    /// @throws IllegalArgumentException if it is no input of the plan's graph, or has another number of values
    public Execution set(Expr input, double... values) {
        int leaf = leaf(input, values.length);
        if (leaf >= 0) {
            machine.write(leaf, values, 0);
        }
        return this;
    }

    /// Gives an input its values, row-major.
    ///
    /// @throws IllegalArgumentException if it is no input of the plan's graph, or has another number of values
    public Execution set(Expr input, float[] values) {
        int leaf = leaf(input, values.length);
        if (leaf >= 0) {
            machine.write(leaf, values, 0);
        }
        return this;
    }

    /// Computes the outputs.
    public Execution run() {
        machine.refresh();
        machine.run();
        return this;
    }

    /// A copy of an output, `[rows, columns]`.
    ///
    /// @throws IllegalArgumentException if it is no output of the plan
    public Tensor get(Expr output) {
        Stored result = plan.stored(output);
        double[] values = new double[output.rows() * output.columns()];
        machine.read(result, output.rows(), values, 0);
        return Tensor.adopt(values, output.rows(), output.columns());
    }

    /// Copies an output to an array, row-major.
    ///
    /// @throws IllegalArgumentException if it is no output of the plan, or the array has another length
    public void get(Expr output, double[] target) {
        Stored result = plan.stored(output);
        if (target.length != output.rows() * output.columns()) {
            throw new IllegalArgumentException("output " + output + " has " + output.rows() * output.columns()
                    + " elements but the array has " + target.length + "; give an array of that length");
        }
        machine.read(result, output.rows(), target, 0);
    }

    /// The value of an output of shape `[1, 1]`.
    ///
    /// @throws IllegalArgumentException if it is no output of the plan, or no single number
    public double scalar(Expr output) {
        if (!output.isScalar()) {
            throw new IllegalArgumentException(output + " is not a single number; read it with get");
        }
        return machine.first(plan.stored(output).expr());
    }

    /// The parameters that it runs with.
    public Parameters parameters() {
        return parameters;
    }

    /// The leaf of each input of the plan's graph; −1 for an input that the outputs turned out not to need.
    static Map<Expr, Integer> leafOfInput(Plan plan) {
        Map<Expr, Integer> leaves = new HashMap<>();
        plan.graph().inputs().forEach((name, input) -> {
            int found = -1;
            for (int i = 0; i < plan.leaves().size(); i++) {
                String leaf = switch (plan.leaves().get(i).op()) {
                    case Op.Input(String upright) -> upright;
                    case Op.TurnedInput(String turned) -> turned;
                    default -> null;
                };
                if (name.equals(leaf)) {
                    found = i;
                }
            }
            leaves.put(input, found);
        });
        return leaves;
    }

    private int leaf(Expr input, int length) {
        Integer leaf = inputs.get(input);
        if (leaf == null) {
            throw new IllegalArgumentException(input
                    + " is not an input of this plan's graph; set the inputs, and parameters through parameters()");
        }
        if (length != input.rows() * input.columns()) {
            throw new IllegalArgumentException(input + " has " + input.rows() * input.columns()
                    + " elements but was given " + length + "; give one value for each, row-major");
        }
        return leaf;
    }
}
