package org.sibyl.regression;

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
import org.sibyl.nn.Standardization;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// A multilayer perceptron with relu units, trained by Adam on ½ (y − ŷ)², with the stopping rule, first
/// values and defaults of scikit-learn's `MLPRegressor`.
///
/// Columns and targets are standardized by their means and deviations over the training rows alone, so that
/// losses are in units of the variance of y; predictions come back in the unit of y. Rows' weights multiply
/// the loss, divided by their mean.
///
/// @param hidden units of each hidden layer
/// @param training how it is trained
/// @param validationShare of the rows that are held out to say when to stop; 0 to train on all rows until
///     their loss stays level
public record MlpRegressor(List<Integer> hidden, PerceptronTraining training, double validationShare)
        implements Estimator<RegressionRows, Regressor> {
    /// One hidden layer of 100 units, one row in ten held out.
    public static final MlpRegressor DEFAULT = new MlpRegressor(List.of(100), PerceptronTraining.DEFAULT, 0.1);

    /// @throws IllegalArgumentException if a setting is out of range
    public MlpRegressor {
        hidden = List.copyOf(hidden);
        if (hidden.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException("a regressor with hidden layers " + hidden + ": all must be at least 1");
        }
        if (!(validationShare >= 0 && validationShare < 1)) {
            throw new IllegalArgumentException("the share of validation rows is " + validationShare
                    + ", expected at least 0 and less than 1; 0.1 is usual");
        }
    }

    /// The same with other hidden layers.
    public MlpRegressor withHidden(Integer... units) {
        return new MlpRegressor(List.of(units), training, validationShare);
    }

    /// The same, trained otherwise.
    public MlpRegressor withTraining(PerceptronTraining other) {
        return new MlpRegressor(hidden, other, validationShare);
    }

    /// The same with another share of held-out rows.
    public MlpRegressor withValidationShare(double share) {
        return new MlpRegressor(hidden, training, share);
    }

    /// Trains on one thread.
    ///
    /// @throws DataException if there are too few rows to hold some out
    @Override
    public Fit<Regressor> fit(RegressionRows data, Seed seed, Consumer<Epoch> progress) {
        int[] rows = IntStream.range(0, data.size()).toArray();
        int[] heldOut = {};
        if (validationShare > 0) {
            Split split = Split.random(data.size(), validationShare, seed.child("validation"));
            rows = split.training();
            heldOut = split.test();
        }
        int n = data.size();
        Standardization inputs = Standardization.affine(data.x().select(rows));
        Standardization targets = Standardization.affine(data.y().select(rows).reshape(rows.length, 1));
        double[] weights = data.weights().toArray();
        double total = data.totalWeight();
        for (int i = 0; i < n; i++) {
            weights[i] *= n / total;
        }
        List<Tensor> tensors =
                List.of(inputs.apply(data.x()), targets.apply(data.y().reshape(n, 1)), Tensor.adopt(weights, n, 1));
        Kernels kernels = Kernels.best();
        Perceptron network = Perceptron.of(
                data.columns(), hidden, 1, Math.min(training.batch(), rows.length), seed.child("weights"));
        PerceptronTraining.Outcome outcome = training.train(
                network, MlpRegressor::loss, tensors, rows, heldOut, seed.child("shuffle"), kernels, progress);
        return new Fit<>(
                new Model(network, inputs, targets.columns().getFirst(), kernels),
                outcome.status(),
                outcome.curve(),
                Provenance.of(seed, List.of(data.x(), data.y(), data.weights()), kernels.name(), settings()));
    }

    private static Expr loss(Expr output, List<Expr> targets) {
        return output.minus(targets.getFirst()).square().times(0.5).times(targets.get(1));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", "mlp-regressor");
        settings.put("hidden", hidden.toString());
        settings.put("training", training.toString());
        settings.put("validation_share", String.valueOf(validationShare));
        return settings;
    }

    /// A trained perceptron between two maps of units.
    private record Model(Perceptron network, Standardization inputs, Standardization.Column target, Kernels kernels)
            implements Regressor {
        @Override
        public int columns() {
            return network.x().columns();
        }

        @Override
        public Tensor predict(Tensor x) {
            if (x.shape().rank() != 2 || x.columns() != columns()) {
                throw new IllegalArgumentException("rows have shape " + x.shape() + " but the regression was fitted to "
                        + columns() + " columns; give rows [n, " + columns() + "]");
            }
            double[] predicted = network.apply(inputs.apply(x), kernels).toArray();
            for (int i = 0; i < predicted.length; i++) {
                predicted[i] = target.mean() + target.deviation() * predicted[i];
            }
            return Tensor.adopt(predicted, predicted.length);
        }
    }
}
