package org.sibyl.nn.layer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Purpose;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What the tests of layers share.
final class Networks {
    private Networks() {}

    static Tensor normal(Seed seed, int rows, int columns) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    static Tensor get(Map<String, Tensor> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    /// First values and noise, so that no bias is 0 and no gain 1.
    static SequencedMap<String, Tensor> disturbed(Layer layer, Seed seed) {
        SequencedMap<String, Tensor> parameters = layer.initialize(seed);
        parameters.replaceAll((name, value) -> {
            double[] numbers = value.toArray();
            RandomGenerator random = seed.child("noise").child(name).generator();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += 0.2 * random.nextGaussian();
            }
            return Tensor.adopt(numbers, value.rows(), value.columns());
        });
        return parameters;
    }

    /// The layer's result in float64.
    static Tensor value(Layer layer, Map<String, Tensor> parameters, Purpose purpose, Tensor x) {
        Graph graph = new Graph();
        Expr rows = graph.input("x", x.rows(), x.columns());
        Expr y = layer.apply(new Weights(graph, parameters, purpose), rows);
        Execution run = Plan.compile(List.of(y), ElementType.FLOAT64).execution(Kernels.plain());
        graph.masks().keySet().forEach(mask -> run.set(mask, maskFor(mask)));
        return run.set(rows, x).run().get(y);
    }

    /// A mask for tests in which nobody draws one: 0, 2, 0, 2, …
    static Tensor maskFor(Expr mask) {
        double[] values = new double[mask.rows() * mask.columns()];
        for (int i = 1; i < values.length; i += 2) {
            values[i] = 2;
        }
        return Tensor.adopt(values, mask.rows(), mask.columns());
    }
}
