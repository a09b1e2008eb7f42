package org.sibyl.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The perceptron as a graph over slices of rows: logit = W_k relu(… relu(x W_0 + b_0) …) + b_k.
///
/// @param x the rows `[rows, d]`
/// @param logit `[rows, 1]`
/// @param weights W of each layer, without the biases
/// @param parameters their values, in float32
record MlpNetwork(Expr x, Expr logit, List<Expr> weights, Parameters parameters) {
    /// Small enough that a slice's intermediate results stay in a core's cache.
    private static final int LARGEST_SLICE = 100;

    /// @param d columns of x
    /// @param hidden units of each hidden layer
    /// @param batch rows for one step
    static MlpNetwork of(int d, List<Integer> hidden, int batch, Seed seed) {
        Graph graph = new Graph();
        // One row would look like an input that is the same for all rows.
        Expr x = graph.input("x", Math.clamp(batch, 2, LARGEST_SLICE), d);
        List<Integer> widths = new ArrayList<>(List.of(d));
        widths.addAll(hidden);
        widths.add(1);
        List<Expr> weights = new ArrayList<>();
        Expr layer = x;
        for (int k = 0; k + 1 < widths.size(); k++) {
            int in = widths.get(k);
            int out = widths.get(k + 1);
            double bound = Math.sqrt(6.0 / (in + out));
            Expr weight = graph.parameter(k + ".weight", uniform(in, out, bound, seed.child(2L * k)));
            Expr bias = graph.parameter(k + ".bias", uniform(1, out, bound, seed.child(2L * k + 1)));
            weights.add(weight);
            layer = layer.matmul(weight).plus(bias);
            if (k + 2 < widths.size()) {
                layer = layer.relu();
            }
        }
        return new MlpNetwork(x, layer, weights, Parameters.of(graph, ElementType.FLOAT32));
    }

    Classifier classifier(List<String> classes, Kernels kernels) {
        return new MlpModel(this, classes, kernels);
    }

    private static Tensor uniform(int rows, int columns, double bound, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        return Tensor.adopt(values, rows, columns);
    }
}
