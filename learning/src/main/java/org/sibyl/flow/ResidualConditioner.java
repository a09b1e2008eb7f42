package org.sibyl.flow;

import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The network of a coupling layer: a residual network with activations before the layers (He et al. 2016,
/// section 3) whose blocks are gated by the context (a gated linear unit; Dauphin et al. 2017, eq. 1), as
/// Durkan et al. 2019 use it.
///
/// ```
/// h₀ = [x c] W₀ + b₀
/// hₗ = hₗ₋₁ + (relu(relu(hₗ₋₁) Aₗ + aₗ) Bₗ + bₗ) ∘ σ(c Cₗ + γₗ)        l = 1 … blocks
/// y  = (h W + b) ∘ scale
/// ```
///
/// @param name the prefix of its parameters' names
/// @param inputs the number of columns of x; 0 if there are none
/// @param context the number of columns of c
/// @param hidden the width of the hidden layers
/// @param blocks the number of blocks
/// @param outputs the number of columns of y
record ResidualConditioner(String name, int inputs, int context, int hidden, int blocks, int outputs) {
    // A block changes little at first, so a deep network begins as a shallow one.
    private static final double SMALL = 1e-3;

    void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        input().initialize(parameters, seed);
        for (int block = 1; block <= blocks; block++) {
            first(block).initialize(parameters, seed);
            String second = second(block).name();
            parameters.put(second + ".weight", small(hidden, hidden, seed.child(second + ".weight")));
            parameters.put(second + ".bias", small(1, hidden, seed.child(second + ".bias")));
            gate(block).initialize(parameters, seed);
        }
        output().initialize(parameters, seed);
    }

    /// y `[n, outputs]`, or `[1, outputs]` if both c has one row and there is no x.
    ///
    /// @param x `[n, inputs]`; null if there are no inputs
    /// @param c `[n, context]`, or `[1, context]` for all rows
    /// @param scale `[1, outputs]`
    Expr outputs(Weights weights, @Nullable Expr x, Expr c, Tensor scale) {
        Expr weight = weights.get(input().name() + ".weight");
        Expr bias = weights.get(input().name() + ".bias");
        Expr h = c.matmul(weight.rows(inputs, inputs + context)).plus(bias);
        if (x != null) {
            h = x.matmul(weight.rows(0, inputs)).plus(h);
        }
        for (int block = 1; block <= blocks; block++) {
            Expr inner = first(block).apply(weights, h.relu()).relu();
            Expr gate = gate(block).apply(weights, c).sigmoid();
            h = h.plus(second(block).apply(weights, inner).times(gate));
        }
        // The scale goes to the parameters, of which there are fewer than outputs of a batch.
        Expr scaled =
                weights.get(output().name() + ".weight").times(weights.graph().constant(rows(scale, hidden)));
        Expr offset =
                weights.get(output().name() + ".bias").times(weights.graph().constant(scale));
        return h.matmul(scaled).plus(offset);
    }

    private Linear input() {
        return new Linear(name + ".input", inputs + context, hidden);
    }

    private Linear first(int block) {
        return new Linear(name + ".block" + block + ".first", hidden, hidden);
    }

    private Linear second(int block) {
        return new Linear(name + ".block" + block + ".second", hidden, hidden);
    }

    private Linear gate(int block) {
        return new Linear(name + ".block" + block + ".gate", context, hidden);
    }

    private Linear output() {
        return new Linear(name + ".output", hidden, outputs);
    }

    private static Tensor small(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = SMALL * (2 * random.nextDouble() - 1);
        }
        return Tensor.adopt(values, rows, columns);
    }

    private static Tensor rows(Tensor row, int copies) {
        double[] values = new double[copies * row.columns()];
        for (int i = 0; i < copies; i++) {
            row.copyRow(0, values, i * row.columns());
        }
        return Tensor.adopt(values, copies, row.columns());
    }
}
