package org.sibyl.classify;

import java.util.List;
import org.sibyl.engine.Kernels;
import org.sibyl.nn.Perceptron;
import org.sibyl.tensor.Tensor;

/// A trained perceptron: one logit for two classes, else one for each class.
///
/// @param network with its parameters, which nobody changes any more
/// @param classes the names
/// @param kernels that it runs on
record MlpModel(Perceptron network, List<String> classes, Kernels kernels) implements Classifier {
    @Override
    public int columns() {
        return network.x().columns();
    }

    @Override
    public Tensor logits(Tensor x) {
        if (classes.size() != 2) {
            return Classifier.super.logits(x);
        }
        Columns.require(x, columns());
        return network.apply(x, kernels).reshape(x.rows());
    }

    @Override
    public Tensor logProbabilities(Tensor x) {
        if (classes.size() == 2) {
            return LogOdds.logProbabilities(logits(x));
        }
        Columns.require(x, columns());
        return LogOdds.normalized(network.apply(x, kernels).toArray(), x.rows(), classes.size());
    }
}
