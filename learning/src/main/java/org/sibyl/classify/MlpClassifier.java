package org.sibyl.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Kernels;
import org.sibyl.estimator.DataException;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Estimator;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.Provenance;
import org.sibyl.nn.Perceptron;
import org.sibyl.nn.PerceptronTraining;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// A multilayer perceptron with relu units, trained by Adam on the cross-entropy, with the stopping rule,
/// first values and defaults of scikit-learn's `MLPClassifier`.
///
/// The loss of a row of two classes is softplus(z) − y z, with z the logit; of more, log Σ exp zₖ − z_y,
/// with a logit for each class. Rows' weights multiply it, divided by their mean.
///
/// Columns of different size train badly: take [Standardized], which fits the scaling to the training rows.
///
/// @param hidden units of each hidden layer
/// @param training how it is trained
/// @param validationShare of the rows, the same of each class, that are held out to say when to stop; 0 to
///     train on all rows until their loss stays level
public record MlpClassifier(List<Integer> hidden, PerceptronTraining training, double validationShare)
        implements Estimator<LabelledRows, Classifier>, Learner<Classifier> {
    /// One hidden layer of 100 units, trained on all rows.
    public static final MlpClassifier DEFAULT = new MlpClassifier(List.of(100), PerceptronTraining.DEFAULT, 0);

    /// @throws IllegalArgumentException if a setting is out of range
    public MlpClassifier {
        hidden = List.copyOf(hidden);
        if (hidden.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException(
                    "a classifier with hidden layers " + hidden + ": all must be at least 1");
        }
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new IllegalArgumentException("the share of validation rows is " + validationShare
                    + ", expected at least 0 and less than 1; 0.1 is usual");
        }
    }

    /// The same with other hidden layers.
    public MlpClassifier withHidden(Integer... units) {
        return new MlpClassifier(List.of(units), training, validationShare);
    }

    /// The same, trained otherwise.
    public MlpClassifier withTraining(PerceptronTraining other) {
        return new MlpClassifier(hidden, other, validationShare);
    }

    /// The same with another budget of epochs.
    public MlpClassifier withMaxEpochs(int epochs) {
        return withTraining(training.withMaxEpochs(epochs));
    }

    /// The same with another weight of the squared weights.
    public MlpClassifier withL2(double weight) {
        return withTraining(training.withL2(weight));
    }

    /// The same with another share of held-out rows.
    public MlpClassifier withValidationShare(double share) {
        return new MlpClassifier(hidden, training, share);
    }

    @Override
    public String name() {
        return "mlp " + hidden;
    }

    /// Trains on one thread.
    ///
    /// @throws DataException if there is no row of a class, or a number is not finite
    @Override
    public Fit<Classifier> fit(LabelledRows data, Seed seed, Consumer<Epoch> progress) {
        if (data.size() == 0) {
            throw new DataException("a classifier needs rows to train on, found none");
        }
        data.requireFinite();
        data.requireEveryClass("a classifier");
        int[] rows = IntStream.range(0, data.size()).toArray();
        int[] heldOut = {};
        if (validationShare > 0) {
            Split split = Split.stratified(data.labels(), validationShare, seed.child("validation"));
            rows = split.training();
            heldOut = split.test();
        }
        Kernels kernels = Kernels.best();
        int classes = data.classes().size();
        Perceptron network = Perceptron.of(
                data.x().columns(),
                hidden,
                classes == 2 ? 1 : classes,
                Math.min(training.batch(), rows.length),
                seed.child("weights"));
        PerceptronTraining.Outcome outcome = training.train(
                network, loss(data), tensors(data), rows, heldOut, seed.child("shuffle"), kernels, progress);
        return new Fit<>(
                new MlpModel(network, data.classes(), kernels),
                outcome.status(),
                outcome.curve(),
                Provenance.of(seed, tensors(data), kernels.name(), settings()));
    }

    @Override
    public Classifier train(LabelledRows rows, Seed seed) {
        return fit(rows, seed).model();
    }

    private static PerceptronTraining.Loss loss(LabelledRows data) {
        boolean alike = data.countAlike();
        boolean binary = data.classes().size() == 2;
        return (output, targets) -> {
            Expr label = targets.getFirst();
            Expr loss = binary
                    ? output.softplus().minus(label.times(output))
                    : output.logSumExp(1).minus(output.take(label));
            return alike ? loss : loss.times(targets.get(1));
        };
    }

    private static List<Tensor> tensors(LabelledRows data) {
        int n = data.size();
        Tensor labels = data.labels().reshape(n, 1);
        if (data.countAlike()) {
            return List.of(data.x(), labels);
        }
        double[] weights = data.weights().toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < n; i++) {
            weights[i] *= n / sum;
        }
        return List.of(data.x(), labels, Tensor.adopt(weights, n, 1));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", "mlp-classifier");
        settings.put("hidden", hidden.toString());
        settings.put("learning_rate", String.valueOf(training.learningRate()));
        settings.put("batch", String.valueOf(training.batch()));
        settings.put("l2", String.valueOf(training.l2()));
        settings.put("tolerance", String.valueOf(training.tolerance()));
        settings.put("patience", String.valueOf(training.patience()));
        settings.put("max_epochs", String.valueOf(training.maxEpochs()));
        settings.put("validation_share", String.valueOf(validationShare));
        return settings;
    }
}
