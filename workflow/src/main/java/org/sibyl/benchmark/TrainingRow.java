package org.sibyl.benchmark;

import java.util.function.Supplier;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;

/// One training step: loss, gradient, clipping, Adam; batch 200, float32.
///
/// @param name the row
/// @param model makes the model
record TrainingRow(String name, Supplier<BenchmarkModel> model) implements EngineRow {
    // The parameters stay about where they are, so that a step late in the measurement is like an early one.
    private static final double LEARNING_RATE = 1e-6;

    @Override
    public Contender prepare(Kernels kernels, Workers workers) {
        TrainingStep step = model.get().compile(kernels, workers);
        int[] rows = BenchmarkModel.batch();
        return Contender.micros(() -> step.step(rows, 0, rows.length, LEARNING_RATE), "us/step")
                .with("parameters", step.parameters().count())
                .with("working_bytes", step.plan().workingBytes() * workers.threads());
    }
}
