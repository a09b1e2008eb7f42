package org.sibyl.flow;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The network of a masked autoregressive transform: for each feature i, numbers that depend on the features before i
/// and on the context (MADE; Germain et al. 2015, eqs. 12 and 13).
///
/// ```
/// h₀ = tanh(x (W₀ ∘ M₀) + b₀ + c V + v)
/// hₗ = tanh(hₗ₋₁ (Wₗ ∘ M) + bₗ)          l = 1 … blocks
/// y  = h (W ∘ [M′ M′ …]) + b
/// ```
///
/// A feature's degree is its step in the order, counted from 1; the hidden units have the degrees features − 1 … 1 in
/// equal shares, in this order, so that each mask is block triangular. A unit sees units of its own degree or less; an
/// output
/// sees units of a smaller degree than its feature's.
///
/// @param name the prefix of its parameters' names
/// @param features the number of columns of x
/// @param context the number of columns of c
/// @param hidden the width of the hidden layers
/// @param blocks the number of hidden layers after the first
/// @param outputs how many numbers each feature gets
/// @param order which feature comes first
record MaskedConditioner(String name, int features, int context, int hidden, int blocks, int outputs, Order order) {
    SequencedMap<String, Tensor> initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        layer(0).initialize(parameters, seed);
        fromContext().initialize(parameters, seed);
        for (int block = 1; block <= blocks; block++) {
            layer(block).initialize(parameters, seed);
        }
        output().initialize(parameters, seed);
        return parameters;
    }

    /// All outputs `[n, outputs · features]`: the first number of every feature, then the second of every
    /// feature, …
    ///
    /// @param x `[n, features]`
    /// @param c `[n, context]`, or `[1, context]` for all rows
    Expr outputs(Weights weights, Expr x, Expr c) {
        Expr h = layer(0).apply(weights, x, inputMask())
                .plus(fromContext().apply(weights, c))
                .tanh();
        for (int block = 1; block <= blocks; block++) {
            h = layer(block).apply(weights, h, hiddenMask()).tanh();
        }
        return output().apply(weights, h, outputMask());
    }

    /// What is added to x (W₀ ∘ M₀): b₀ + c V + v, `[n, hidden]` or `[1, hidden]`.
    Expr offsets(Weights weights, Expr c) {
        return fromContext().apply(weights, c).plus(weights.get(layer(0).name() + ".bias"));
    }

    /// The layer before hidden layer l.
    Linear layer(int l) {
        return l == 0 ? new Linear(name + ".input", features, hidden) : new Linear(name + ".block" + l, hidden, hidden);
    }

    private Linear fromContext() {
        return new Linear(name + ".context", context, hidden);
    }

    Linear output() {
        return new Linear(name + ".output", hidden, outputs * features);
    }

    private Tensor inputMask() {
        return mask(features, hidden, (i, j) -> hiddenDegree(j) >= featureDegree(i));
    }

    private Tensor hiddenMask() {
        return mask(hidden, hidden, (i, j) -> hiddenDegree(j) >= hiddenDegree(i));
    }

    private Tensor outputMask() {
        return mask(hidden, outputs * features, (i, j) -> featureDegree(j % features) > hiddenDegree(i));
    }

    private int featureDegree(int feature) {
        return order.step(feature, features) + 1;
    }

    /// One feature alone leaves degree 0: units that see the context and nothing else.
    int hiddenDegree(int unit) {
        return features == 1 ? 0 : features - 1 - (int) ((long) unit * (features - 1) / hidden);
    }

    @FunctionalInterface
    private interface Sees {
        boolean test(int from, int to);
    }

    private static Tensor mask(int rows, int columns, Sees sees) {
        double[] mask = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                mask[i * columns + j] = sees.test(i, j) ? 1 : 0;
            }
        }
        return Tensor.adopt(mask, rows, columns);
    }
}
