package org.sibyl.regression;

import org.sibyl.tensor.Tensor;

/// A number for each row.
public interface Regressor {
    /// The number of columns of a row, d.
    int columns();

    /// ŷ of each row.
    ///
    /// @param x `[n, d]`
    /// @return `[n]`
    /// @throws IllegalArgumentException if the number of columns is not the one that was fitted
    Tensor predict(Tensor x);

    /// MSE = Σ w (y − ŷ)²/Σ w, in the square of y's unit.
    default double meanSquaredError(RegressionRows rows) {
        Tensor predicted = predict(rows.x());
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double residual = rows.y().get(i) - predicted.get(i);
            sum += rows.weights().get(i) * residual * residual;
        }
        return sum / rows.totalWeight();
    }

    /// R² = 1 − Σ w (y − ŷ)²/Σ w (y − ȳ)², ȳ the mean of these rows: 1 for perfect predictions, 0 for what
    /// the mean does, negative for worse; NaN if y is constant.
    default double rSquared(RegressionRows rows) {
        double variance = rows.variance();
        return variance == 0 ? Double.NaN : 1 - meanSquaredError(rows) / variance;
    }
}
