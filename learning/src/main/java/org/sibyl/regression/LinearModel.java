package org.sibyl.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.sibyl.tensor.Tensor;

/// ŷ = w·x + b.
///
/// @param coefficients w `[d]`
/// @param intercept b
/// @param residualVariance σ̂² = Σ v (y − ŷ)²/(Σ v − p), p the effective parameters; NaN where no freedom
///     is left
/// @param effectiveParameters d + 1 for least squares, fewer with a penalty: the trace of the map from y to
///     ŷ
/// @param degreesOfFreedom Σ v − p
/// @param meanSquaredError of the rows it was fitted to
/// @param rSquared of the rows it was fitted to
/// @param covariance of the estimates of w and then b `[d + 1, d + 1]`, for least squares with freedom left
public record LinearModel(
        Tensor coefficients,
        double intercept,
        double residualVariance,
        double effectiveParameters,
        double degreesOfFreedom,
        double meanSquaredError,
        double rSquared,
        Optional<Tensor> covariance)
        implements Regressor {
    /// An estimate and how well it is known.
    ///
    /// @param name of the column, or `intercept`
    /// @param estimate of the coefficient
    /// @param standardError of the estimate
    /// @param t estimate/standard error
    /// @param pValue how often |t| is as large if the coefficient is 0 and the residuals are normal, by
    ///     Student's t
    /// @param lower end of the interval
    /// @param upper end of the interval
    /// @param level of the interval
    public record Coefficient(
            String name,
            double estimate,
            double standardError,
            double t,
            double pValue,
            double lower,
            double upper,
            double level) {}

    /// Predictions and how well they are known.
    ///
    /// @param y ŷ `[n]`
    /// @param standardErrorOfMean of the line there `[n]`
    /// @param standardErrorOfValue of a new value there, which scatters about the line `[n]`
    public record Prediction(Tensor y, Tensor standardErrorOfMean, Tensor standardErrorOfValue) {}

    @Override
    public int columns() {
        return coefficients.size();
    }

    @Override
    public Tensor predict(Tensor x) {
        int d = columns();
        if (x.shape().rank() != 2 || x.columns() != d) {
            throw new IllegalArgumentException("rows have shape " + x.shape() + " but the regression was fitted to " + d
                    + " columns; give rows [n, " + d + "]");
        }
        double[] predicted = new double[x.rows()];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = intercept;
            for (int j = 0; j < d; j++) {
                predicted[i] = Math.fma(coefficients.get(j), x.get(i, j), predicted[i]);
            }
        }
        return Tensor.adopt(predicted, predicted.length);
    }

    /// 1 − (1 − R²) (n − 1)/(n − p), n = Σ v: what is explained beyond what p parameters explain of noise.
    public double adjustedRSquared() {
        return 1 - (1 - rSquared) * (degreesOfFreedom + effectiveParameters - 1) / degreesOfFreedom;
    }

    /// A row for each coefficient and then for the intercept, with intervals by Student's t.
    ///
    /// @param names of the columns
    /// @param level between 0 and 1, such as 0.95
    /// @return empty with a penalty, which biases the estimates, and where no freedom is left
    /// @throws IllegalArgumentException if there is not one name for each column, or the level is not
    ///     between 0 and 1
    public Optional<List<Coefficient>> table(List<String> names, double level) {
        if (names.size() != columns() || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "a table of " + columns() + " coefficients needs as many names and a level"
                            + " between 0 and 1, found " + names.size() + " names and level " + level);
        }
        return covariance.map(matrix -> {
            TDistribution student = TDistribution.of(degreesOfFreedom);
            double quantile = student.inverseSurvivalProbability((1 - level) / 2);
            List<Coefficient> rows = new ArrayList<>();
            for (int j = 0; j <= columns(); j++) {
                double estimate = j < columns() ? coefficients.get(j) : intercept;
                double error = Math.sqrt(matrix.get(j, j));
                double t = estimate / error;
                rows.add(new Coefficient(
                        j < columns() ? names.get(j) : "intercept",
                        estimate,
                        error,
                        t,
                        2 * student.survivalProbability(Math.abs(t)),
                        estimate - quantile * error,
                        estimate + quantile * error,
                        level));
            }
            return rows;
        });
    }

    /// Predictions with √(zᵀ C z), z = (x, 1), C the covariance, and √(zᵀ C z + σ̂²).
    ///
    /// @param x `[n, d]`
    /// @return empty with a penalty, and where no freedom is left
    /// @throws IllegalArgumentException if the number of columns is not the one that was fitted
    public Optional<Prediction> predictWithErrors(Tensor x) {
        Tensor predicted = predict(x);
        return covariance.map(matrix -> {
            int d = columns();
            double[] ofMean = new double[x.rows()];
            double[] ofValue = new double[x.rows()];
            for (int i = 0; i < ofMean.length; i++) {
                double variance = 0;
                for (int j = 0; j <= d; j++) {
                    for (int k = 0; k <= d; k++) {
                        variance += matrix.get(j, k) * (j < d ? x.get(i, j) : 1) * (k < d ? x.get(i, k) : 1);
                    }
                }
                ofMean[i] = Math.sqrt(Math.max(0, variance));
                ofValue[i] = Math.sqrt(Math.max(0, variance) + residualVariance);
            }
            return new Prediction(
                    predicted, Tensor.adopt(ofMean, ofMean.length), Tensor.adopt(ofValue, ofValue.length));
        });
    }
}
