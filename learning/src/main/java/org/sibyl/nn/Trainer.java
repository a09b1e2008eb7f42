package org.sibyl.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.NonFiniteException;
import org.sibyl.engine.Objective;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.optimize.Schedule;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.tensor.Tensor;

/// The training loop: minibatches in a fresh order each epoch, the loss over held-out rows after each, and the
/// parameters of the epoch at which that was lowest. An epoch's last rows that do not fill a batch are left for
/// another.
///
/// @param settings how long, how fast
/// @param threads how many threads take a step; the result is the same bits for any number
/// @param slice rows of a slice, the portion of a batch that one thread takes: the result depends on it, so
///     that it must not follow the number of threads. Rows that need much memory, such as images, want small
///     slices; batch normalisation takes its statistics over a slice.
/// @param kernels what it computes on; the result is the same bits on all of them
public record Trainer(Training settings, int threads, int slice, Kernels kernels) {
    /// Small enough that the intermediate results of a slice of small rows stay in a core's cache.
    private static final int SLICE = 100;

    /// @throws IllegalArgumentException if a slice has no row
    public Trainer {
        if (slice < 1) {
            throw new IllegalArgumentException("a slice has " + slice + " rows; give at least 1");
        }
    }

    /// With slices of 100 rows, on the best kernels.
    public Trainer(Training settings, int threads) {
        this(settings, threads, SLICE, Kernels.best());
    }

    /// On other kernels, such as those that a profiler watches.
    public Trainer withKernels(Kernels others) {
        return new Trainer(settings, threads, slice, others);
    }

    /// With slices of another number of rows.
    public Trainer withSlice(int rows) {
        return new Trainer(settings, threads, rows, kernels);
    }

    /// Fits the parameters of a network to the rows of the data, in float32. Where it has batch
    /// normalisation, the statistics that evaluation needs are settled on the training rows afterwards and
    /// added to the parameters.
    ///
    /// @param initial first values of the parameters
    /// @param loss what is minimised in the mean over the rows
    /// @param data parts with equally many rows, at least 2
    /// @param seed for the split, the order of the rows and dropout
    /// @param progress hears of each epoch
    /// @throws IllegalArgumentException if there are fewer than 2 rows, or the loss does not depend on a parameter
    public Trained train(
            SequencedMap<String, Tensor> initial,
            RowLoss loss,
            List<Tensor> data,
            Seed seed,
            Consumer<Epoch> progress) {
        int rows = data.getFirst().rows();
        if (rows < 2) {
            throw new IllegalArgumentException(
                    "training needs at least 2 rows, one of them to be held out, found " + rows);
        }
        int[] order = permutation(rows, seed.child("split"));
        int heldOut = Math.max(1, (int) Math.round(settings.validationFraction() * rows));
        int[] validation = Arrays.copyOf(order, heldOut);
        int[] training = Arrays.copyOfRange(order, heldOut, rows);

        Graph graph = new Graph();
        int rowsOfSlice = Math.min(slice, training.length);
        List<Expr> inputs = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            inputs.add(graph.input("data" + i, rowsOfSlice, data.get(i).columns()));
        }
        Weights weights = new Weights(graph, initial, Purpose.TRAINING);
        Objective objective = Autodiff.objective(loss.of(weights, inputs));
        Parameters parameters = Parameters.of(graph, ElementType.FLOAT32);
        TrainingOptions options = TrainingOptions.DEFAULT
                .withMaxGradientNorm(settings.clipNorm())
                .withWeightDecay(settings.weightDecay());
        try (Workers workers = Workers.of(threads)) {
            TrainingStep step = TrainingStep.compile(objective, parameters, options, kernels, workers);
            for (int i = 0; i < data.size(); i++) {
                step.data(inputs.get(i), data.get(i));
            }
            if (!graph.masks().isEmpty()) {
                step.masks(seed.child("dropout"));
            }
            // The loop shuffles its own copy of the rows.
            Trained trained = new Loop(settings, step, training, validation, seed, progress, kernels.name()).run();
            return weights.observed().isEmpty()
                    ? trained
                    : trained.with(PopulationStatistics.settle(
                            trained.parameters(),
                            loss,
                            data.stream().map(part -> part.select(training)).toList(),
                            rowsOfSlice,
                            threads));
        }
    }

    private static int[] permutation(int n, Seed seed) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Variates.shuffle(seed.generator(), order);
        return order;
    }

    /// One training: what changes from epoch to epoch.
    private static final class Loop {
        private final Training settings;
        private final TrainingStep step;
        private final int[] training;
        private final int[] validation;
        private final Seed seed;
        private final Consumer<Epoch> progress;
        private final String kernel;
        private final List<Double> trainingLosses = new ArrayList<>();
        private final List<Double> validationLosses = new ArrayList<>();
        private SequencedMap<String, Tensor> best;
        private final Optional<Averaging> averaging;
        private Schedule.Pace pace;
        private double bestLoss = Double.POSITIVE_INFINITY;
        private int bestEpoch;

        Loop(
                Training settings,
                TrainingStep step,
                int[] training,
                int[] validation,
                Seed seed,
                Consumer<Epoch> progress,
                String kernel) {
            this.settings = settings;
            this.step = step;
            this.training = training.clone();
            this.validation = validation;
            this.seed = seed;
            this.progress = progress;
            this.kernel = kernel;
            this.best = step.parameters().snapshot();
            this.averaging = settings.average().map(rule -> new Averaging(rule, step.parameters()));
            this.pace = settings.schedule().init();
        }

        Trained run() {
            for (int epoch = 1; epoch <= settings.maxEpochs(); epoch++) {
                double trainingLoss;
                double validationLoss;
                Optional<SequencedMap<String, Tensor>> last;
                try {
                    trainingLoss = pass(seed.child("epoch").child(epoch));
                    last = averaging.map(average -> average.putInto(step.parameters()));
                    validationLoss = step.loss(validation, 0, validation.length);
                } catch (NonFiniteException e) {
                    return ended(diverged(epoch, "step " + e.step() + ": " + e.operation()));
                }
                if (!Double.isFinite(validationLoss)) {
                    return ended(diverged(epoch, "the loss over the held-out rows is " + validationLoss));
                }
                trainingLosses.add(trainingLoss);
                validationLosses.add(validationLoss);
                boolean improved = validationLoss < bestLoss;
                if (improved) {
                    bestLoss = validationLoss;
                    bestEpoch = epoch;
                    best = step.parameters().snapshot();
                }
                last.ifPresent(step.parameters()::restore);
                pace = settings.schedule().next(pace, validationLoss);
                progress.accept(new Epoch(epoch, settings.maxEpochs(), trainingLoss, validationLoss, improved));
                if (epoch - bestEpoch >= settings.patience()) {
                    return ended(new FitStatus.Converged(bestEpoch));
                }
            }
            return ended(new FitStatus.BudgetSpent("the loss was still improving after " + settings.maxEpochs()
                    + " epochs; allow more epochs, or a higher learning rate"));
        }

        private double pass(Seed epoch) {
            Variates.shuffle(epoch.generator(), training);
            int batch = Math.min(settings.batch(), training.length);
            int batches = training.length / batch;
            double sum = 0;
            for (int b = 0; b < batches; b++) {
                sum += step.step(training, b * batch, (b + 1) * batch, pace.learningRate());
                averaging.ifPresent(average -> average.observe(step.parameters()));
            }
            return sum / batches;
        }

        private FitStatus diverged(int epoch, String cause) {
            String advice = bestEpoch == 0
                    ? "lower the learning rate, and look for observables of enormous size"
                    : "the parameters of epoch " + bestEpoch + " were kept; lower the learning rate";
            return new FitStatus.Diverged(epoch, cause, advice);
        }

        private Trained ended(FitStatus status) {
            return new Trained(
                    new LinkedHashMap<>(best),
                    status,
                    new TrainingCurve(trainingLosses, validationLosses, bestEpoch),
                    kernel);
        }
    }
}
