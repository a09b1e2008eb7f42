package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Training by stochastic gradients: each step takes some rows of the data, computes the mean loss over them and its
/// gradient, and moves the parameters by Adam.
///
/// The rows are cut into slices of as many rows as the objective's graph was built for. Each slice is computed on its
/// own, by whichever thread is free, and the slices' gradients are added in an order that depends on their number
/// only: **the result is the same bits on any number of threads**. A last, shorter slice is filled with rows of
/// weight 0. About 100 rows suit small networks: a slice's intermediate results then stay in a core's cache.
///
/// A step allocates nothing. Not for two threads at once.
public final class TrainingStep {
    private final Objective objective;
    private final Parameters parameters;
    private final TrainingOptions options;
    private final TrainingPlans plans;
    private final Trainer trainer;
    private final List<Expr> rowInputs = new ArrayList<>();
    private final Map<Expr, Integer> dataRows = new HashMap<>();
    private long steps;
    private boolean needsSeed;

    private TrainingStep(
            Objective objective, Parameters parameters, TrainingOptions options, Kernels kernels, Workers workers) {
        this.objective = objective;
        this.parameters = parameters;
        this.options = options;
        this.plans = TrainingPlans.of(objective, parameters.type());
        parameters.requireFit(plans.step());
        for (Expr input : objective.loss().graph().inputs().values()) {
            boolean drawn = objective.loss().graph().masks().containsKey(input);
            if (input != objective.weights() && input.rows() == sliceRows() && !drawn) {
                rowInputs.add(input);
            }
        }
        needsSeed = !objective.loss().graph().masks().isEmpty();
        trainer = switch (parameters.type()) {
            case FLOAT32 -> new FloatTrainer(objective, plans, rowInputs, parameters, kernels, workers);
            case FLOAT64 -> new DoubleTrainer(objective, plans, rowInputs, parameters, kernels, workers);
        };
    }

    /// Prepares the steps: plans the loss and the gradient and allocates all memory.
    ///
    /// @param objective from `Autodiff.objective`; inputs with as many rows as its losses draw their rows from the
    ///     data, other inputs are set
    /// @param parameters what is trained: of the objective's graph
    /// @param workers the threads; they are not closed
    /// @throws IllegalArgumentException if the parameters do not fit the objective
    public static TrainingStep compile(
            Objective objective, Parameters parameters, TrainingOptions options, Kernels kernels, Workers workers) {
        return new TrainingStep(objective, parameters, options, kernels, workers);
    }

    /// The number of rows of a slice.
    public int sliceRows() {
        return objective.rowLosses().rows();
    }

    /// What the steps change.
    public Parameters parameters() {
        return parameters;
    }

    /// The number of steps taken.
    public long steps() {
        return steps;
    }

    /// What is computed for each slice: the loss and its gradient.
    public Plan plan() {
        return plans.step();
    }

    /// The plan of one slice, as text.
    public String describe() {
        return plans.step().describe();
    }

    /// Gives a row input its data, of which each step takes some rows.
    ///
    /// @param input an input with as many rows as a slice
    /// @param values `[n, columns]`
    /// @throws IllegalArgumentException if it is no row input, or the columns differ
    public TrainingStep data(Expr input, Tensor values) {
        int position = rowInputs.indexOf(input);
        if (position < 0) {
            throw new IllegalArgumentException(input + " is not an input with " + sliceRows()
                    + " rows, as a slice has; the row inputs are " + rowInputs);
        }
        if (values.shape().rank() != 2 || values.columns() != input.columns() || values.rows() == 0) {
            throw new IllegalArgumentException("data for " + input + " has shape " + values.shape()
                    + "; give at least one row, and " + input.columns() + " columns");
        }
        dataRows.put(input, values.rows());
        trainer.data(position, values.toArray());
        return this;
    }

    /// Gives an input that is no row input its values.
    ///
    /// @throws IllegalArgumentException if it is a row input, or has another number of values
    public TrainingStep set(Expr input, double... values) {
        if (rowInputs.contains(input)
                || input == objective.weights()
                || objective.loss().graph().masks().containsKey(input)
                || !(input.op() instanceof Op.Input)) {
            throw new IllegalArgumentException(input + " cannot be set; give row inputs their data");
        }
        if (values.length != input.rows() * input.columns()) {
            throw new IllegalArgumentException(input + " has " + input.rows() * input.columns()
                    + " elements but was given " + values.length + "; give one value for each, row-major");
        }
        trainer.set(input, values);
        return this;
    }

    /// Gives the graph's masks their seed: from then on each step draws them afresh. Which elements are kept
    /// depends on the seed, the mask's name, the step's number and the slice, and not on the number of
    /// threads. To be called once.
    ///
    /// @throws IllegalStateException if they have a seed already, or the graph has no mask
    public TrainingStep masks(Seed seed) {
        if (!needsSeed) {
            throw new IllegalStateException(
                    "the graph has no mask, or its masks have a seed already; leave this call out");
        }
        needsSeed = false;
        objective.loss().graph().masks().forEach((mask, keep) -> {
            String name = ((Op.Input) mask.op()).name();
            trainer.mask(mask, keep, seed.child(name));
        });
        return this;
    }

    /// One step over rows `rows[from] … rows[to − 1]` of the data.
    ///
    /// @return the mean loss over these rows, before the step
    /// @throws NonFiniteException if the loss or its gradient is not finite; the parameters are left as they were
    /// @throws IllegalArgumentException if a row input has no data, or there is no row
    /// @throws IndexOutOfBoundsException if a row is not in the data
    public double step(int[] rows, int from, int to, double learningRate) {
        requireRows(rows, from, to);
        double loss = trainer.gradient(rows, from, to);
        double norm = trainer.gradientNorm();
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            String operation = trainer.diagnose(rows, from, to)
                    .orElse("the sum of the slices' losses or gradients overflowed: loss " + loss + ", gradient norm "
                            + norm);
            throw new NonFiniteException(steps + 1, operation);
        }
        double scale = norm > options.maxGradientNorm() ? options.maxGradientNorm() / norm : 1;
        trainer.adam(options, scale, learningRate);
        steps++;
        parameters.changed();
        return loss;
    }

    /// The mean loss over rows `rows[from] … rows[to − 1]` of the data, with the present parameters. It may be NaN or
    /// infinite.
    ///
    /// @throws IllegalArgumentException if a row input has no data, or there is no row
    /// @throws IndexOutOfBoundsException if a row is not in the data
    public double loss(int[] rows, int from, int to) {
        requireRows(rows, from, to);
        return trainer.loss(rows, from, to);
    }

    private void requireRows(int[] rows, int from, int to) {
        if (from < 0 || to > rows.length || from >= to) {
            throw new IllegalArgumentException(
                    "rows " + from + " to " + to + " of " + rows.length + " row numbers; give at least one row");
        }
        if (needsSeed) {
            throw new IllegalStateException("the graph has masks, which need a seed; call masks first");
        }
        for (int i = 0; i < rowInputs.size(); i++) {
            Integer count = dataRows.get(rowInputs.get(i));
            if (count == null) {
                throw new IllegalArgumentException(rowInputs.get(i) + " has no data; call data first");
            }
            int n = count;
            for (int k = from; k < to; k++) {
                Objects.checkIndex(rows[k], n);
            }
        }
    }
}
