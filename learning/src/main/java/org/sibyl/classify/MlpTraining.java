package org.sibyl.classify;

import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;

/// The training steps of a perceptron on some rows.
final class MlpTraining {
    private final TrainingStep step;
    private final Expr ridge;
    private final double l2;
    private final double learningRate;

    MlpTraining(
            MlpNetwork network, LabelledRows data, double l2, double learningRate, Kernels kernels, Workers workers) {
        this.l2 = l2;
        this.learningRate = learningRate;
        Graph graph = network.x().graph();
        Expr label = graph.input("label", network.x().rows(), 1);
        ridge = graph.input("ridge", 1, 1);
        Expr squares = graph.constant(0);
        for (Expr weight : network.weights()) {
            squares = squares.plus(weight.square().sum());
        }
        Expr logit = network.logit();
        Expr rowLosses = logit.softplus().minus(label.times(logit)).plus(squares.times(ridge));
        step = TrainingStep.compile(
                        Autodiff.objective(rowLosses), network.parameters(), TrainingOptions.DEFAULT, kernels, workers)
                .data(network.x(), data.x())
                .data(label, data.labels().reshape(data.labels().size(), 1));
    }

    /// One step over `rows[from] … rows[to − 1]`; the mean loss before it.
    double step(int[] rows, int from, int to) {
        // The penalty is l2/(2 n) Σ W² for a batch of n rows, also for the shorter last one.
        step.set(ridge, l2 / (2.0 * (to - from)));
        return step.step(rows, from, to, learningRate);
    }
}
