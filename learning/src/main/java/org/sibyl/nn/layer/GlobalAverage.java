package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.RowGroups;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The mean of each channel over all pixels of an image: `[n · pixels, channels]` to `[n, channels]`.
///
/// @param pixels of each image
public record GlobalAverage(int pixels) implements Layer {
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        return RowGroups.sum(x, pixels).times(1.0 / pixels);
    }
}
