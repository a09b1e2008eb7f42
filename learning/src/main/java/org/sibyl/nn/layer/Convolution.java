package org.sibyl.nn.layer;

import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;
import org.sibyl.nn.FirstValues;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A convolutional layer in one or two dimensions: y(p, o) = b(o) + Σ over taps t and channels c of
/// x(p · stride + t − padding, c) · W(t, c, o), as networks mean it, without turning the kernel round.
///
/// Pixels are rows: x `[n · height · width, channels]`, y `[n · outputHeight · outputWidth, outputs]`.
///
/// @param name its parameters are `name.weight` `[taps · channels, outputs]` and, if it has one, `name.bias`
///     `[1, outputs]`
/// @param window the images' extents, the kernel's, strides and padding
public record Convolution(String name, Window window, int channels, int outputs, Bias bias) implements Layer {
    /// @throws IllegalArgumentException if a width is not positive
    public Convolution {
        if (channels < 1 || outputs < 1) {
            throw new IllegalArgumentException("layer '" + name + "' needs at least one channel and one output, found "
                    + channels + " and " + outputs);
        }
    }

    /// With a trained bias.
    public Convolution(String name, Window window, int channels, int outputs) {
        this(name, window, channels, outputs, Bias.TRAINED);
    }

    /// Adds first values of the parameters: uniform on ±1/√(taps · channels), as PyTorch has it.
    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        int fanIn = window.taps() * channels;
        String weight = name + ".weight";
        parameters.put(weight, FirstValues.uniform(fanIn, outputs, fanIn, seed.child(weight)));
        if (bias == Bias.TRAINED) {
            parameters.put(name + ".bias", FirstValues.uniform(1, outputs, fanIn, seed.child(name + ".bias")));
        }
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        Expr kernel = weights.get(name + ".weight");
        Expr y = window.isPointwise() ? x.matmul(kernel) : x.convolution(kernel, window);
        return bias == Bias.TRAINED ? y.plus(weights.get(name + ".bias")) : y;
    }
}
