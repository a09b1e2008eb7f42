package org.sibyl.nn.layer;

import java.util.List;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Layers one after the other; none at all gives x back.
public record Sequential(List<Layer> layers) implements Layer {
    /// Copies the list.
    public Sequential {
        layers = List.copyOf(layers);
    }

    /// These layers.
    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
        layers.forEach(layer -> layer.initialize(parameters, seed));
    }

    @Override
    public Expr apply(Weights weights, Expr x) {
        Expr y = x;
        for (Layer layer : layers) {
            y = layer.apply(weights, y);
        }
        return y;
    }
}
