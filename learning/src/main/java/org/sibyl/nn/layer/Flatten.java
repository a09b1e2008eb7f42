package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// From a row for each pixel, `[n · pixels, channels]`, to a row for each image, `[n, pixels · channels]`.
///
/// @param pixels of each image
public record Flatten(int pixels) implements Layer {
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        if (x.rows() % pixels != 0) {
            throw new IllegalArgumentException(
                    "shape " + x.shape() + " is no number of images of " + pixels + " pixels (" + x + ")");
        }
        return x.reshape(x.rows() / pixels, pixels * x.columns());
    }
}
