package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.FirstValues;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Batch normalisation: y = gain · (x − mean) / √(variance + 10⁻⁵) + bias for each column (Ioffe and Szegedy
/// 2015, algorithm 1). The columns of pixels are channels, so the same layer serves images.
///
/// While training, mean and variance are those of the *slice*, the rows that one thread takes (ghost batch
/// normalisation; Hoffer et al. 2017, algorithm 1): a slice's size is fixed, and results do not depend on the
/// number of threads. Afterwards they are those of the training data, layer after layer, each with the layers
/// before it in their final form (see [org.sibyl.nn.PopulationStatistics]); no running averages are kept
/// meanwhile.
///
/// @param name its parameters are `name.gain` and `name.bias`, its statistics `name.mean` and
///     `name.variance`, all `[1, columns]`
/// @param columns of x
public record BatchNorm(String name, int columns) implements Layer {
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
        Expr gain = weights.get(name + ".gain");
        Expr bias = weights.get(name + ".bias");
        if (weights.observes(name, x)) {
            Expr centered = x.minus(x.mean(0));
            Expr scale = gain.dividedBy(centered.square().mean(0).plus(FLOOR).sqrt());
            return centered.times(scale).plus(bias);
        }
        Expr scale = gain.dividedBy(weights.knownVariance(name).plus(FLOOR).sqrt());
        return x.times(scale).plus(bias.minus(weights.knownMean(name).times(scale)));
    }
}
