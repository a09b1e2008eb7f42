package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.FirstValues;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Layer normalisation: y = gain · (x − mean) / √(variance + 10⁻⁵) + bias with mean and variance of each row
/// (Ba, Kiros and Hinton 2016, eq. 3). A row does not depend on the others, in training or later. On pixels
/// it normalises the channels of each.
///
/// @param name its parameters are `name.gain` and `name.bias` `[1, columns]`
/// @param columns of x
public record LayerNorm(String name, int columns) implements Layer {
    /// Added to the variance, as in PyTorch.
    private static final double FLOOR = 1e-5;

    /// Adds gain 1 and bias 0.
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        parameters.put(name + ".gain", FirstValues.row(columns, 1));
        parameters.put(name + ".bias", FirstValues.row(columns, 0));
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        Expr centered = x.minus(x.mean(1));
        Expr deviation = centered.square().mean(1).plus(FLOOR).sqrt();
        return centered.times(deviation.reciprocal())
                .times(weights.get(name + ".gain"))
                .plus(weights.get(name + ".bias"));
    }
}
