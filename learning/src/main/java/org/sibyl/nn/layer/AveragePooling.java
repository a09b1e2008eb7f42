package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The mean of each channel over each patch: `[n · pixels, channels]` to `[n · patches, channels]`. What is
/// outside the image does not count.
///
/// @param window the patches
public record AveragePooling(Window window) implements Layer {
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {}

    @Override
    public Expr apply(Weights weights, Expr x) {
        Taps taps = new Taps(window, x);
        // Taps outside the image see a row of zeros.
        int outside = x.rows();
        Expr padded = x.pad(0, 0, x.rows() + 1, x.columns());
        double[] shares = new double[x.rows() / window.pixels() * window.patches()];
        Expr sum = null;
        for (int tap = 0; tap < window.taps(); tap++) {
            int[] rows = taps.rows(tap);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] < 0) {
                    rows[i] = outside;
                } else {
                    shares[i]++;
                }
            }
            Expr seen = padded.gatherRows(rows);
            sum = sum == null ? seen : sum.plus(seen);
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1 / shares[i];
        }
        return java.util.Objects.requireNonNull(sum).times(x.graph().constant(Tensor.adopt(shares, shares.length, 1)));
    }
}
