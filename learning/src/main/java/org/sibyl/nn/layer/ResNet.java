package org.sibyl.nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A residual network for small images: a first 3×3 convolution, stages of basic blocks of which each but the
/// first halves the extents, the mean over all pixels, and a linear layer (He et al. 2016, table 1, beginning
/// as in section 4.2).
///
/// From a row for each image, `[n, height · width · channels]` with a pixel's channels side by side, to `[n,
/// outputs]`. A slice of images for training needs much memory: give the trainer slices of 8 to 32 rows.
///
/// @param name prefix of the parameters' names
/// @param channels of a pixel
/// @param stages the channels within each stage
/// @param blocks basic blocks in each stage
public record ResNet(String name, int height, int width, int channels, List<Integer> stages, int blocks, int outputs)
        implements Layer {
    private static final List<Integer> STAGES_OF_EIGHTEEN = List.of(64, 128, 256, 512);

    /// @throws IllegalArgumentException if there is no stage or no block
    public ResNet {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || blocks < 1) {
            throw new IllegalArgumentException("network '" + name + "' needs at least one stage and one block in each,"
                    + " found " + stages.size() + " and " + blocks);
        }
    }

    /// The network of 18 layers with parameters on its longest way: four stages with 64, 128, 256 and 512
    /// channels, two blocks each.
    public static ResNet eighteen(String name, int height, int width, int channels, int outputs) {
        return new ResNet(name, height, width, channels, STAGES_OF_EIGHTEEN, 2, outputs);
    }

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        layers().initialize(parameters, seed);
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        if (x.columns() != height * width * channels) {
            throw new IllegalArgumentException("rows of shape " + x.shape() + " are no images of " + height + "x"
                    + width + " pixels with " + channels + " channels, for which network '" + name + "' was made");
        }
        return layers().apply(weights, x);
    }

    private Layer layers() {
        List<Layer> layers = new ArrayList<>();
        int inputs = stages.getFirst();
        layers.add(new ToPixels(channels));
        layers.add(new Convolution(name + ".stem", Window.of(height, width, 3, 3), channels, inputs, Bias.NONE));
        layers.add(new BatchNorm(name + ".norm", inputs));
        layers.add(Activation.RELU);
        int h = height;
        int w = width;
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int block = 0; block < blocks; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String label = name + ".stage" + (stage + 1) + ".block" + (block + 1);
                layers.add(Residual.basic(label, h, w, inputs, stages.get(stage), stride));
                h = Math.ceilDiv(h, stride);
                w = Math.ceilDiv(w, stride);
                inputs = stages.get(stage);
            }
        }
        layers.add(new GlobalAverage(h * w));
        layers.add(new Linear(name + ".head", inputs, outputs));
        return new Sequential(layers);
    }
}
