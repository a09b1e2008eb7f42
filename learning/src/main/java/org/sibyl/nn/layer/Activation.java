package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A function of each element.
public enum Activation implements Layer {
    /// max(x, 0)
    RELU,
    /// x where x > 0, else x/100
    LEAKY_RELU,
    /// x / (1 + exp(−x)), also called swish (Elfwing et al. 2018)
    SILU,
    /// tanh x
    TANH,
    /// 1 / (1 + exp(−x))
    SIGMOID,
    /// ln(1 + exp(x))
    SOFTPLUS;

    private static final double LEAK = 0.01;

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        return switch (this) {
            case RELU -> x.relu();
            case LEAKY_RELU -> x.maximum(x.times(LEAK));
            case SILU -> x.times(x.sigmoid());
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
            case SOFTPLUS -> x.softplus();
        };
    }
}
