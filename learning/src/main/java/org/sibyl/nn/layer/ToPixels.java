package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// From a row for each image, `[n, pixels · channels]` with a pixel's channels side by side, to a row for
/// each pixel, `[n · pixels, channels]`. [Flatten] goes back.
///
/// @param channels the numbers of each pixel
public record ToPixels(int channels) implements Layer {
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        if (x.columns() % channels != 0) {
            throw new IllegalArgumentException("rows of shape " + x.shape() + " are no images of " + channels
                    + " channels (" + x + "); give the channels of the first pixel, of the second, and so on");
        }
        return x.reshape(x.rows() * (x.columns() / channels), channels);
    }
}
