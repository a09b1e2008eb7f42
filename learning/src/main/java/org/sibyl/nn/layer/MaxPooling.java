package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The greatest value of each channel in each patch: `[n · pixels, channels]` to `[n · patches, channels]`.
/// What is outside the image does not count. Of pixels that tie, the first in reading order gets the
/// derivative.
///
/// @param window the patches
public record MaxPooling(Window window) implements Layer {
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        Taps taps = new Taps(window, x);
        Expr greatest = x.gatherRows(taps.nearestRows(0));
        for (int tap = 1; tap < window.taps(); tap++) {
            greatest = greatest.maximum(x.gatherRows(taps.nearestRows(tap)));
        }
        return greatest;
    }
}
