package org.sibyl.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.NonFiniteException;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.tensor.Tensor;

/// How a perceptron is trained: by Adam, on the mean over a batch of n rows of their losses, plus l2/(2 n)
/// Σ W², W all weights but no biases, with the rules of scikit-learn's `MLPClassifier` and `MLPRegressor`.
///
/// Rows are shuffled before each epoch; the last batch of an epoch may be shorter. Training ends when the
/// loss has not been lower than the lowest by `tolerance` for more than `patience` epochs in a row. That is
/// the mean loss over the validation rows, and the parameters of the epoch where it was lowest are kept;
/// without validation rows it is the mean of the steps' losses with the penalty, and the last parameters
/// are kept.
///
/// @param batch rows for one step; all, if there are fewer
/// @param learningRate of Adam
/// @param l2 weight of the squared weights
/// @param tolerance by which the loss must fall to count as an improvement
/// @param patience epochs without improvement that are put up with
/// @param maxEpochs the budget
public record PerceptronTraining(
        int batch, double learningRate, double l2, double tolerance, int patience, int maxEpochs) {
    /// Batch 200, learning rate 1e-3, l2 1e-4, tolerance 1e-4, patience 10, at most 200 epochs.
    public static final PerceptronTraining DEFAULT = new PerceptronTraining(200, 1e-3, 1e-4, 1e-4, 10, 200);

    /// @throws IllegalArgumentException if a setting is out of range
    public PerceptronTraining {
        if (batch < 1 || patience < 1 || maxEpochs < 1) {
            throw new IllegalArgumentException("training with batch " + batch + ", patience " + patience + " and "
                    + maxEpochs + " epochs: all must be at least 1");
        }
        if (!(learningRate > 0) || !(l2 >= 0) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("training with learning rate " + learningRate + ", l2 " + l2
                    + " and tolerance " + tolerance + ": the first must be positive, the others not negative");
        }
    }

    /// The losses of the rows of a slice.
    @FunctionalInterface
    public interface Loss {
        /// `[rows, 1]`
        ///
        /// @param output of the perceptron `[rows, outputs]`
        /// @param targets the same rows of the data but for x
        Expr of(Expr output, List<Expr> targets);
    }

    /// What training gives beside the perceptron's parameters.
    ///
    /// @param status how it ended
    /// @param curve the losses
    public record Outcome(FitStatus status, TrainingCurve curve) {}

    /// With other batches.
    public PerceptronTraining withBatch(int rows) {
        return new PerceptronTraining(rows, learningRate, l2, tolerance, patience, maxEpochs);
    }

    /// With another learning rate.
    public PerceptronTraining withLearningRate(double rate) {
        return new PerceptronTraining(batch, rate, l2, tolerance, patience, maxEpochs);
    }

    /// With another weight of the squared weights.
    public PerceptronTraining withL2(double weight) {
        return new PerceptronTraining(batch, learningRate, weight, tolerance, patience, maxEpochs);
    }

    /// With another tolerance.
    public PerceptronTraining withTolerance(double least) {
        return new PerceptronTraining(batch, learningRate, l2, least, patience, maxEpochs);
    }

    /// With another patience.
    public PerceptronTraining withPatience(int epochs) {
        return new PerceptronTraining(batch, learningRate, l2, tolerance, epochs, maxEpochs);
    }

    /// With another budget.
    public PerceptronTraining withMaxEpochs(int epochs) {
        return new PerceptronTraining(batch, learningRate, l2, tolerance, patience, epochs);
    }

    /// Trains on one thread and changes the perceptron's parameters.
    ///
    /// @param data x and then the targets, each `[n, …]`
    /// @param training the rows to train on, at least one
    /// @param validation the rows to judge by; may be empty
    /// @param order of the seed of the shuffles
    /// @param progress hears of each epoch
    public Outcome train(
            Perceptron network,
            Loss loss,
            List<Tensor> data,
            int[] training,
            int[] validation,
            Seed order,
            Kernels kernels,
            Consumer<Epoch> progress) {
        Graph graph = network.x().graph();
        List<Expr> targets = new ArrayList<>();
        for (int i = 1; i < data.size(); i++) {
            targets.add(
                    graph.input("target" + i, network.x().rows(), data.get(i).columns()));
        }
        Expr ridge = graph.input("ridge", 1, 1);
        Expr squares = graph.constant(0);
        for (Expr weight : network.weights()) {
            squares = squares.plus(weight.square().sum());
        }
        Expr rowLosses = loss.of(network.output(), targets).plus(squares.times(ridge));
        try (Workers alone = Workers.of(1)) {
            TrainingStep step = TrainingStep.compile(
                            Autodiff.objective(rowLosses),
                            network.parameters(),
                            TrainingOptions.DEFAULT,
                            kernels,
                            alone)
                    .data(network.x(), data.getFirst());
            for (int i = 1; i < data.size(); i++) {
                step.data(targets.get(i - 1), data.get(i));
            }
            return new Loop(this, step, ridge, training.clone(), validation, order.generator(), progress).run();
        }
    }

    /// One training: what changes from epoch to epoch.
    private static final class Loop {
        private final PerceptronTraining settings;
        private final TrainingStep step;
        private final Expr ridge;
        private final int[] training;
        private final int[] validation;
        private final RandomGenerator random;
        private final Consumer<Epoch> progress;
        private final List<Double> losses = new ArrayList<>();
        private final List<Double> validationLosses = new ArrayList<>();
        private SequencedMap<String, Tensor> best;
        private int bestEpoch;
        private double lowest = Double.POSITIVE_INFINITY;

        Loop(
                PerceptronTraining settings,
                TrainingStep step,
                Expr ridge,
                int[] training,
                int[] validation,
                RandomGenerator random,
                Consumer<Epoch> progress) {
            this.settings = settings;
            this.step = step;
            this.ridge = ridge;
            this.training = training;
            this.validation = validation;
            this.random = random;
            this.progress = progress;
            this.best = step.parameters().snapshot();
        }

        Outcome run() {
            int withoutImprovement = 0;
            for (int epoch = 1; epoch <= settings.maxEpochs; epoch++) {
                double trainingLoss;
                double validationLoss;
                try {
                    trainingLoss = pass();
                    validationLoss = validation.length == 0 ? Double.NaN : validationLoss();
                } catch (NonFiniteException e) {
                    return ended(new FitStatus.Diverged(
                            epoch,
                            "step " + e.step() + ": " + e.operation(),
                            "scale the rows, or lower the learning rate"));
                }
                losses.add(trainingLoss);
                double judged = trainingLoss;
                if (validation.length > 0) {
                    validationLosses.add(validationLoss);
                    judged = validationLoss;
                }
                withoutImprovement = judged > lowest - settings.tolerance ? withoutImprovement + 1 : 0;
                boolean improved = judged < lowest;
                progress.accept(new Epoch(epoch, settings.maxEpochs, trainingLoss, validationLoss, improved));
                if (improved) {
                    lowest = judged;
                    keep(epoch);
                }
                if (withoutImprovement > settings.patience) {
                    return ended(new FitStatus.Converged(validation.length > 0 ? bestEpoch : epoch));
                }
            }
            return ended(new FitStatus.BudgetSpent(
                    "the loss still falls after " + settings.maxEpochs + " epochs; raise the number of epochs"));
        }

        private double pass() {
            Variates.shuffle(random, training);
            int size = Math.min(settings.batch, training.length);
            double sum = 0;
            for (int from = 0; from < training.length; from += size) {
                int to = Math.min(training.length, from + size);
                // The penalty is l2/(2 n) Σ W² for a batch of n rows, also for the shorter last one.
                step.set(ridge, settings.l2 / (2.0 * (to - from)));
                sum += step.step(training, from, to, settings.learningRate) * (to - from);
            }
            return sum / training.length;
        }

        private double validationLoss() {
            step.set(ridge, 0);
            return step.loss(validation, 0, validation.length);
        }

        private void keep(int epoch) {
            if (validation.length > 0) {
                best = step.parameters().snapshot();
                bestEpoch = epoch;
            }
        }

        private Outcome ended(FitStatus status) {
            if (validation.length > 0) {
                step.parameters().restore(best);
            }
            int kept = validation.length > 0 ? bestEpoch : losses.size();
            return new Outcome(status, new TrainingCurve(losses, validationLosses, kept));
        }
    }
}
