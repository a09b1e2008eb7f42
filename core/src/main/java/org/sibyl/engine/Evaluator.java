package org.sibyl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sibyl.tensor.Tensor;

/// Runs a plan over any number of rows: they are cut into slices of as many rows as the plan's outputs have, and the
/// slices are shared among threads. A last, shorter slice is filled up with its own first row. **The result is the
/// same bits on any number of threads**, and a row's result does not depend on the others unless the graph makes it
/// so.
///
/// Inputs with as many rows as the outputs are row inputs; other inputs are set once. Not for two threads at once.
public final class Evaluator {
    private final Plan plan;
    private final Workers workers;
    private final List<Machine> machines;
    private final Map<Expr, Integer> leaves;
    private final int sliceRows;

    private Evaluator(Plan plan, Parameters parameters, Kernels kernels, Workers workers) {
        this.plan = plan;
        this.workers = workers;
        this.machines = Machine.team(plan, parameters, kernels, workers.threads());
        this.leaves = Execution.leafOfInput(plan);
        this.sliceRows = plan.originals().getFirst().rows();
        for (Expr output : plan.originals()) {
            if (output.rows() != sliceRows) {
                throw new IllegalArgumentException("outputs " + plan.originals().getFirst() + " and " + output
                        + " have different numbers of rows; an evaluator needs outputs with one row for each row");
            }
        }
    }

    /// An evaluator of a plan with these parameters; what training changes in them, the next evaluation sees.
    ///
    /// @param workers the threads; they are not closed
    /// @throws IllegalArgumentException if the plan's outputs differ in their number of rows, or the parameters do
    ///     not fit
    public static Evaluator of(Plan plan, Parameters parameters, Kernels kernels, Workers workers) {
        return new Evaluator(plan, parameters, kernels, workers);
    }

    /// The number of rows of a slice.
    public int sliceRows() {
        return sliceRows;
    }

    /// Gives an input that is no row input its values.
    ///
    /// @throws IllegalArgumentException if it is a row input, or has another number of values
    public Evaluator set(Expr input, double... values) {
        Integer leaf = leaves.get(input);
        if (leaf == null || input.rows() == sliceRows || values.length != input.rows() * input.columns()) {
            throw new IllegalArgumentException(input + " cannot be set to " + values.length
                    + " values; set inputs that have not " + sliceRows + " rows, each with all its values, row-major");
        }
        if (leaf >= 0) {
            machines.forEach(machine -> machine.write(leaf, values, 0));
        }
        return this;
    }

    /// The plan's outputs, each `[n, columns]`, in the order in which they were given to the plan.
    ///
    /// @param rows for each row input `[n, columns]`
    /// @throws IllegalArgumentException if a row input is missing, or rows or columns differ
    public List<Tensor> evaluate(Map<Expr, Tensor> rows) {
        int n = requireRows(rows);
        List<double[]> results = new ArrayList<>();
        for (Expr output : plan.originals()) {
            results.add(new double[Math.multiplyExact(n, output.columns())]);
        }
        machines.getFirst().refresh();
        workers.run(Math.ceilDiv(n, sliceRows), (worker, slice) -> {
            Machine machine = machines.get(worker);
            int start = slice * sliceRows;
            int present = Math.min(sliceRows, n - start);
            rows.forEach((input, values) -> fill(machine, input, values, start, present));
            machine.run();
            for (int i = 0; i < results.size(); i++) {
                Stored result = plan.outputs().get(i);
                machine.read(
                        result,
                        present,
                        results.get(i),
                        start * plan.originals().get(i).columns());
            }
        });
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            tensors.add(Tensor.adopt(results.get(i), n, plan.originals().get(i).columns()));
        }
        return tensors;
    }

    private void fill(Machine machine, Expr input, Tensor values, int start, int present) {
        int leaf = leaves.getOrDefault(input, -1);
        if (leaf < 0) {
            return;
        }
        double[] staged = new double[sliceRows * input.columns()];
        for (int i = 0; i < sliceRows; i++) {
            values.copyRow(start + (i < present ? i : 0), staged, i * input.columns());
        }
        machine.write(leaf, staged, 0);
    }

    private int requireRows(Map<Expr, Tensor> rows) {
        int n = -1;
        for (Expr input : leaves.keySet()) {
            Tensor values = rows.get(input);
            if (input.rows() != sliceRows) {
                continue;
            }
            if (values == null) {
                if (leaves.getOrDefault(input, -1) < 0) {
                    continue;
                }
                throw new IllegalArgumentException(
                        "row input " + input + " has no rows; give [n, " + input.columns() + "] values for it");
            }
            if (values.shape().rank() != 2 || values.columns() != input.columns() || values.rows() == 0) {
                throw new IllegalArgumentException("rows for " + input + " have shape " + values.shape()
                        + "; give at least one row, and " + input.columns() + " columns");
            }
            if (n >= 0 && values.rows() != n) {
                throw new IllegalArgumentException("rows for " + input + " are " + values.rows()
                        + " but another input has " + n + "; give all row inputs the same number of rows");
            }
            n = values.rows();
        }
        for (Expr input : rows.keySet()) {
            if (!leaves.containsKey(input) || input.rows() != sliceRows) {
                throw new IllegalArgumentException(
                        input + " is no row input of the plan's graph; row inputs have " + sliceRows + " rows");
            }
        }
        if (n < 0) {
            throw new IllegalArgumentException(
                    "the plan has no row input with " + sliceRows + " rows; run it with an Execution");
        }
        return n;
    }
}
