package org.sibyl.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.NonFiniteException;
import org.sibyl.engine.Workers;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Estimator;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.Provenance;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;

/// A multilayer perceptron with relu units, trained by Adam on the cross-entropy, with the stopping rule,
/// first values and defaults of scikit-learn's `MLPClassifier`.
///
/// Loss of a batch of n rows: (1/n) Σ [softplus(z) − y z] + l2/(2 n) Σ W², z the logit, W all weights but
/// no biases. First values: uniform on ±√(6/(inputs + outputs)), biases too (Glorot and Bengio 2010, eq.
/// 16). Rows are shuffled before each epoch; the last batch of an epoch may be shorter. Training ends when
/// the mean loss of an epoch has not been lower than the lowest by `tolerance` for more than `patience`
/// epochs in a row, and the last parameters are kept: no rows are held out.
///
/// @param hidden units of each hidden layer
/// @param learningRate of Adam
/// @param batch rows for one step; all, if there are fewer
/// @param l2 weight of the squared weights
/// @param tolerance by which the loss must fall to count as an improvement
/// @param patience epochs without improvement that are put up with
/// @param maxEpochs the budget
public record MlpClassifier(
        List<Integer> hidden, double learningRate, int batch, double l2, double tolerance, int patience, int maxEpochs)
        implements Estimator<LabelledRows, Classifier> {
    /// One hidden layer of 100 units, learning rate 1e-3, batch 200, l2 1e-4, tolerance 1e-4, patience 10,
    /// at most 200 epochs.
    public static final MlpClassifier DEFAULT = new MlpClassifier(List.of(100), 1e-3, 200, 1e-4, 1e-4, 10, 200);

    /// @throws IllegalArgumentException if a setting is out of range
    public MlpClassifier {
        hidden = List.copyOf(hidden);
        if (hidden.stream().anyMatch(units -> units < 1) || batch < 1 || patience < 1 || maxEpochs < 1) {
            throw new IllegalArgumentException("a classifier with hidden layers " + hidden + ", batch " + batch
                    + ", patience " + patience + " and " + maxEpochs + " epochs: all must be at least 1");
        }
        if (!(learningRate > 0) || !(l2 >= 0) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("a classifier with learning rate " + learningRate + ", l2 " + l2
                    + " and tolerance " + tolerance + ": the first must be positive, the others not negative");
        }
    }

    /// The same with other hidden layers.
    public MlpClassifier withHidden(Integer... units) {
        return new MlpClassifier(List.of(units), learningRate, batch, l2, tolerance, patience, maxEpochs);
    }

    /// The same with another budget of epochs.
    public MlpClassifier withMaxEpochs(int epochs) {
        return new MlpClassifier(hidden, learningRate, batch, l2, tolerance, patience, epochs);
    }

    /// The same with another weight of the squared weights.
    public MlpClassifier withL2(double weight) {
        return new MlpClassifier(hidden, learningRate, batch, weight, tolerance, patience, maxEpochs);
    }

    /// Trains on one thread.
    ///
    /// @throws IllegalArgumentException if there is no row, or a number is not finite
    @Override
    public Fit<Classifier> fit(LabelledRows data, Seed seed, Consumer<Epoch> progress) {
        requireFinite(data);
        int n = data.x().rows();
        int size = Math.min(batch, n);
        Kernels kernels = Kernels.best();
        MlpNetwork network = MlpNetwork.of(data.x().columns(), hidden, size, seed.child("weights"));
        List<Double> losses = new ArrayList<>();
        FitStatus status;
        try (Workers alone = Workers.of(1)) {
            MlpTraining training = new MlpTraining(network, data, l2, learningRate, kernels, alone);
            status = train(training, n, size, seed.child("shuffle").generator(), losses, progress);
        }
        return new Fit<>(
                network.classifier(data.classes(), kernels),
                status,
                new TrainingCurve(losses, List.of(), losses.size()),
                Provenance.of(seed, List.of(data.x(), data.labels()), kernels.name(), settings()));
    }

    private FitStatus train(
            MlpTraining training,
            int n,
            int size,
            RandomGenerator random,
            List<Double> losses,
            Consumer<Epoch> progress) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        double lowest = Double.POSITIVE_INFINITY;
        int withoutImprovement = 0;
        for (int epoch = 1; epoch <= maxEpochs; epoch++) {
            Variates.shuffle(random, order);
            double sum = 0;
            try {
                for (int from = 0; from < n; from += size) {
                    int to = Math.min(n, from + size);
                    sum += training.step(order, from, to) * (to - from);
                }
            } catch (NonFiniteException e) {
                return new FitStatus.Diverged(
                        epoch, "step " + e.step() + ": " + e.operation(), "scale the rows, or lower the learning rate");
            }
            double loss = sum / n;
            losses.add(loss);
            withoutImprovement = loss > lowest - tolerance ? withoutImprovement + 1 : 0;
            progress.accept(new Epoch(epoch, maxEpochs, loss, Double.NaN, loss < lowest));
            lowest = Math.min(lowest, loss);
            if (withoutImprovement > patience) {
                return new FitStatus.Converged(epoch);
            }
        }
        return new FitStatus.BudgetSpent(
                "the classifier's loss still falls after " + maxEpochs + " epochs; raise the number of epochs");
    }

    private static void requireFinite(LabelledRows data) {
        if (data.x().rows() == 0) {
            throw new IllegalArgumentException("a classifier needs rows to train on, found none");
        }
        for (int i = 0; i < data.x().size(); i++) {
            if (!Double.isFinite(data.x().get(i))) {
                int columns = data.x().columns();
                throw new IllegalArgumentException("row " + i / columns + ", column " + i % columns + " is "
                        + data.x().get(i) + "; a classifier needs finite numbers, leave such rows out");
            }
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", "mlp-classifier");
        settings.put("hidden", hidden.toString());
        settings.put("learning_rate", String.valueOf(learningRate));
        settings.put("batch", String.valueOf(batch));
        settings.put("l2", String.valueOf(l2));
        settings.put("tolerance", String.valueOf(tolerance));
        settings.put("patience", String.valueOf(patience));
        settings.put("max_epochs", String.valueOf(maxEpochs));
        return settings;
    }
}
