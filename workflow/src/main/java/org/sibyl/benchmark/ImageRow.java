package org.sibyl.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.nn.Purpose;
import org.sibyl.nn.Weights;
import org.sibyl.nn.layer.ResNet;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Training steps of a residual network of 18 layers on images of 32×32 pixels and one channel, ten classes:
/// images per second in batches of 32.
///
/// @param name the row
record ImageRow(String name) implements EngineRow {
    private static final int BATCH = 32;
    private static final int SLICE = BATCH / 2;
    private static final int SIDE = 32;
    private static final int CLASSES = 10;
    private static final int MOST_WINDOWS = 9;
    private static final double LEARNING_RATE = 1e-6;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final Seed SEED = Seed.of(1);

    /// A step takes about a second on vector kernels and several on plain ones, which are left out where they
    /// can be.
    @Override
    public List<Family> families() {
        return List.of(Family.best());
    }

    @Override
    public Stopwatch stopwatch(Stopwatch usual) {
        return usual.withAtMost(MOST_WINDOWS, usual.rounds());
    }

    @Override
    public Contender prepare(Kernels kernels, Workers workers) {
        TrainingStep step = model().compile(kernels, workers);
        int[] rows = new int[BATCH];
        Arrays.setAll(rows, i -> i);
        return new Contender(
                        () -> step.step(rows, 0, BATCH, LEARNING_RATE),
                        micros -> BATCH * MICROS_PER_SECOND / micros,
                        "images/s",
                        new LinkedHashMap<>())
                .with("parameters", step.parameters().count())
                .with("working_bytes", step.plan().workingBytes() * workers.threads());
    }

    /// Cross-entropy: −Σ indicator · log softmax(logits).
    private static BenchmarkModel model() {
        ResNet network = ResNet.eighteen("resnet", SIDE, SIDE, 1, CLASSES);
        Graph graph = new Graph();
        Expr images = graph.input("images", SLICE, SIDE * SIDE);
        Expr indicators = graph.input("indicators", SLICE, CLASSES);
        Weights weights = new Weights(graph, network.initialize(SEED.child("network")), Purpose.TRAINING);
        Expr logits = network.apply(weights, images);
        double[] labels = new double[BATCH * CLASSES];
        for (int i = 0; i < BATCH; i++) {
            labels[i * CLASSES + i % CLASSES] = 1;
        }
        SequencedMap<Expr, Tensor> data = new LinkedHashMap<>();
        data.put(images, BenchmarkModel.normal(BATCH, SIDE * SIDE, SEED.child("images")));
        data.put(indicators, Tensor.adopt(labels, BATCH, CLASSES));
        return new BenchmarkModel(indicators.times(logits.logSoftmax(1)).sum(1).negate(), data);
    }
}
