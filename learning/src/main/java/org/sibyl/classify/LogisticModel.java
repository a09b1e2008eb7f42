package org.sibyl.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.distribution.Normal;
import org.sibyl.likelihood.WaldInterval;
import org.sibyl.nn.Standardization;
import org.sibyl.optimize.Ending;
import org.sibyl.tensor.Tensor;

/// P(class 1|x) = σ(w·x + b).
///
/// @param classes the two classes' names
/// @param coefficients w `[d]`
/// @param intercept b
/// @param covariance of the estimates of w and then b `[d + 1, d + 1]`, by the observed information, for a
///     model without penalty
/// @param loss J at the minimum, in nats for each row
/// @param gradientSize the largest |∂J/∂θⱼ| left, for columns scaled to standard deviation 1
/// @param ending how the solver ended
public record LogisticModel(
        List<String> classes,
        Tensor coefficients,
        double intercept,
        Optional<Tensor> covariance,
        double loss,
        double gradientSize,
        Ending ending)
        implements Classifier {
    /// Copies the list.
    public LogisticModel {
        classes = List.copyOf(classes);
    }

    @Override
    public int columns() {
        return coefficients.size();
    }

    @Override
    public Tensor logits(Tensor x) {
        Columns.require(x, columns());
        double[] logits = new double[x.rows()];
        int d = columns();
        for (int i = 0; i < logits.length; i++) {
            double z = intercept;
            for (int j = 0; j < d; j++) {
                z = Math.fma(coefficients.get(j), x.get(i * d + j), z);
            }
            logits[i] = z;
        }
        return Tensor.adopt(logits, logits.length);
    }

    @Override
    public Tensor logProbabilities(Tensor x) {
        return LogOdds.logProbabilities(logits(x));
    }

    /// Estimate ± z · standard error of each coefficient and then of the `intercept`.
    ///
    /// @param names of the columns
    /// @param level between 0 and 1, such as 0.95
    /// @return empty for a model with a penalty, whose estimates are biased
    /// @throws IllegalArgumentException if there is not one name for each column
    public Optional<List<WaldInterval>> intervals(List<String> names, double level) {
        if (names.size() != columns()) {
            throw new IllegalArgumentException(
                    "there are " + names.size() + " names for " + columns() + " columns; give one for each");
        }
        return covariance.map(matrix -> {
            double z = new Normal(0, 1).quantile((1 + level) / 2);
            List<WaldInterval> intervals = new ArrayList<>();
            for (int j = 0; j <= columns(); j++) {
                double estimate = j < columns() ? coefficients.get(j) : intercept;
                double error = Math.sqrt(matrix.get(j, j));
                String name = j < columns() ? names.get(j) : "intercept";
                intervals.add(
                        new WaldInterval(name, estimate, error, estimate - z * error, estimate + z * error, level));
            }
            return intervals;
        });
    }

    /// The same model for rows before they were standardized by these affine maps. Standard errors do not
    /// come along.
    LogisticModel before(List<Standardization.Column> maps) {
        double[] w = new double[columns()];
        double b = intercept;
        for (int j = 0; j < w.length; j++) {
            w[j] = coefficients.get(j) / maps.get(j).deviation();
            b -= w[j] * maps.get(j).mean();
        }
        return new LogisticModel(classes, Tensor.adopt(w, w.length), b, Optional.empty(), loss, gradientSize, ending);
    }
}
