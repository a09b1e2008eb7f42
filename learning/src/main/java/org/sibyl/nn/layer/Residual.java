package org.sibyl.nn.layer;

import java.util.List;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A residual block: y = body(x) + shortcut(x) (He et al. 2016, eqs. 1 and 2).
///
/// @param shortcut gives the body's shape; an empty [Sequential] is x itself
public record Residual(Layer body, Layer shortcut) implements Layer {
    private static final Layer IDENTITY = new Sequential(List.of());

    /// A block of two linear layers with activations before them, for rows: x + L₂(f(L₁(f(x)))) (He et al. 2016b,
    /// figure 4e, without normalisation), the block of the usual conditioners of spline flows.
    ///
    /// @param name prefix of the parameters' names
    /// @param width of x and y
    public static Residual dense(String name, int width, Activation activation) {
        return new Residual(
                Sequential.of(
                        activation,
                        new Linear(name + ".linear1", width, width),
                        activation,
                        new Linear(name + ".linear2", width, width)),
                IDENTITY);
    }

    /// The basic block of a residual network: two 3×3 convolutions, each with batch normalisation, relu
    /// between them and after the sum; where extent or channels change, the shortcut is a 1×1 convolution
    /// with batch normalisation (He et al. 2016, figure 5 and option B).
    ///
    /// @param name prefix of the parameters' names
    /// @param stride of the first convolution, down and along
    public static Layer basic(String name, int height, int width, int channels, int outputs, int stride) {
        Window first = Window.of(height, width, 3, 3).withStride(stride, stride);
        Window second = Window.of(first.outputHeight(), first.outputWidth(), 3, 3);
        Layer body = Sequential.of(
                new Convolution(name + ".conv1", first, channels, outputs, Bias.NONE),
                new BatchNorm(name + ".norm1", outputs),
                Activation.RELU,
                new Convolution(name + ".conv2", second, outputs, outputs, Bias.NONE),
                new BatchNorm(name + ".norm2", outputs));
        Window points = Window.of(height, width, 1, 1).withStride(stride, stride);
        Layer shortcut = stride == 1 && channels == outputs
                ? IDENTITY
                : Sequential.of(
                        new Convolution(name + ".shortcut", points, channels, outputs, Bias.NONE),
                        new BatchNorm(name + ".norm3", outputs));
        return Sequential.of(new Residual(body, shortcut), Activation.RELU);
    }

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        body.initialize(parameters, seed);
        shortcut.initialize(parameters, seed);
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        return body.apply(weights, x).plus(shortcut.apply(weights, x));
    }
}
