package org.sibyl.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.flow.ConditionalFlow;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A model whose training step is measured: a loss for each row of a slice, and a batch of data for its inputs.
///
/// @param rowLosses `[rows of a slice, 1]`
/// @param data for each row input
record BenchmarkModel(Expr rowLosses, SequencedMap<Expr, Tensor> data) {
    private static final int BATCH = 200;
    private static final int SLICE = BATCH / 2;
    private static final int INPUTS = 13;
    private static final double CLIP_NORM = 5;
    private static final Seed SEED = Seed.of(1);

    /// The training step of this model, ready to run.
    TrainingStep compile(Kernels kernels, Workers workers) {
        Parameters parameters = Parameters.of(rowLosses.graph(), ElementType.FLOAT32);
        TrainingOptions options = TrainingOptions.DEFAULT.withMaxGradientNorm(CLIP_NORM);
        TrainingStep step = TrainingStep.compile(Autodiff.objective(rowLosses), parameters, options, kernels, workers);
        data.forEach(step::data);
        return step;
    }

    /// The numbers of the rows of the batch.
    static int[] batch() {
        int[] rows = new int[BATCH];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    /// −log q(θ|x) of a flow.
    static BenchmarkModel flow(ConditionalFlow flow) {
        Graph graph = new Graph();
        Expr theta = graph.input("theta", SLICE, flow.features());
        Expr x = graph.input("x", SLICE, flow.context());
        Weights weights = new Weights(graph, flow.initialize(SEED.child("flow")));
        SequencedMap<Expr, Tensor> data = new LinkedHashMap<>();
        data.put(theta, normal(BATCH, flow.features(), SEED.child("theta")));
        data.put(x, normal(BATCH, flow.context(), SEED.child("x")));
        return new BenchmarkModel(flow.logProb(weights, theta, x).negate(), data);
    }

    /// Cross-entropy of a label 0 or 1 under a network with relu: softplus(logit) − label · logit.
    ///
    /// @param hidden the widths of the hidden layers
    static BenchmarkModel classifier(int... hidden) {
        Graph graph = new Graph();
        SequencedMap<String, Tensor> values = new LinkedHashMap<>();
        Weights weights = new Weights(graph, values);
        Expr x = graph.input("x", SLICE, INPUTS);
        Expr label = graph.input("label", SLICE, 1);
        Expr h = x;
        int width = INPUTS;
        for (int i = 0; i < hidden.length; i++) {
            Linear layer = new Linear("hidden" + i, width, hidden[i]);
            layer.initialize(values, SEED);
            h = layer.apply(weights, h).relu();
            width = hidden[i];
        }
        Linear output = new Linear("output", width, 1);
        output.initialize(values, SEED);
        Expr logit = output.apply(weights, h);
        SequencedMap<Expr, Tensor> data = new LinkedHashMap<>();
        data.put(x, normal(BATCH, INPUTS, SEED.child("x")));
        double[] labels = new double[BATCH];
        for (int i = 0; i < BATCH; i += 2) {
            labels[i] = 1;
        }
        data.put(label, Tensor.adopt(labels, BATCH, 1));
        return new BenchmarkModel(logit.softplus().minus(label.times(logit)), data);
    }

    /// Standard normal numbers.
    static Tensor normal(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }
}
