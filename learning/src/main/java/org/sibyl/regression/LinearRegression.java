package org.sibyl.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// Linear regression: ŷ = w·x + b with the least Σ vᵢ (yᵢ − ŷᵢ)² + λ |w|², the maximum of a normal
/// likelihood for λ = 0 and ridge regression for λ > 0 (Hoerl and Kennard 1970), with λ as scikit-learn's
/// `alpha`. The intercept b is not penalised.
///
/// Columns are centred and scaled, and the rows decomposed by QR; the result is for the columns as they
/// are. For a penalty that treats columns of different units alike, standardize them first.
///
/// @param ridge λ, not negative
public record LinearRegression(double ridge) {
    /// Least squares.
    public static final LinearRegression DEFAULT = new LinearRegression(0);

    /// @throws IllegalArgumentException if the penalty is negative or not finite
    public LinearRegression {
        if (!(ridge >= 0) || Double.isInfinite(ridge)) {
            throw new IllegalArgumentException(
                    "the ridge penalty is " + ridge + ", expected a finite number that is not negative");
        }
    }

    /// With another penalty.
    public LinearRegression withRidge(double lambda) {
        return new LinearRegression(lambda);
    }

    /// The model of these rows.
    ///
    /// @throws DataException without penalty, if there are not more rows than coefficients or a column is
    ///     constant or a combination of others, which are named
    public LinearModel fit(RegressionRows rows) {
        int d = rows.columns();
        if (ridge == 0 && rows.size() < d + 1) {
            throw new DataException("there are " + rows.size() + " rows for " + (d + 1)
                    + " coefficients, too few for least squares; give more rows, fewer columns, or a ridge penalty");
        }
        double[] center = new double[d];
        double[] deviation = new double[d];
        for (int j = 0; j < d; j++) {
            Tensor column = Tensor.adopt(rows.x().column(j), rows.size());
            center[j] = rows.mean(column);
            double spread = Math.sqrt(rows.variance(column, center[j]));
            deviation[j] = spread > 0 ? spread : 1;
        }
        Triangle triangle = decomposed(rows, center, deviation);
        double[][] factor = triangle.factor();
        requireIndependent(triangle, factor, rows.size());
        double[] scaled = solved(factor, triangle.projected());
        double[] w = new double[d];
        double b = rows.mean(rows.y());
        for (int j = 0; j < d; j++) {
            w[j] = scaled[j] / deviation[j];
            b -= w[j] * center[j];
        }
        return model(rows, center, deviation, inverse(factor), w, b);
    }

    private Triangle decomposed(RegressionRows rows, double[] center, double[] deviation) {
        int d = center.length;
        Triangle triangle = new Triangle(d);
        double mean = rows.mean(rows.y());
        double[] row = new double[d];
        for (int i = 0; i < rows.size(); i++) {
            double root = Math.sqrt(rows.weights().get(i));
            for (int j = 0; j < d; j++) {
                row[j] = root * (rows.x().get(i, j) - center[j]) / deviation[j];
            }
            triangle.add(row, root * (rows.y().get(i) - mean));
        }
        for (int j = 0; j < d && ridge > 0; j++) {
            double[] penalty = new double[d];
            penalty[j] = Math.sqrt(ridge) / deviation[j];
            triangle.add(penalty, 0);
        }
        return triangle;
    }

    private LinearModel model(
            RegressionRows rows, double[] center, double[] deviation, double[][] inverse, double[] w, double b) {
        int d = w.length;
        double effective = d + 1;
        for (int j = 0; j < d; j++) {
            for (int k = j; k < d; k++) {
                effective -= ridge * inverse[j][k] * inverse[j][k] / (deviation[j] * deviation[j]);
            }
        }
        Tensor coefficients = Tensor.adopt(w, d);
        LinearModel bare = new LinearModel(coefficients, b, Double.NaN, effective, 0, 0, 0, Optional.empty());
        double total = rows.totalWeight();
        double mse = bare.meanSquaredError(rows);
        double rSquared = bare.rSquared(rows);
        double free = total - effective;
        double variance = free > 0 ? mse * total / free : Double.NaN;
        Optional<Tensor> covariance = ridge == 0 && free > 0
                ? Optional.of(covariance(inverse, center, deviation, variance, total))
                : Optional.empty();
        return new LinearModel(coefficients, b, variance, effective, free, mse, rSquared, covariance);
    }

    /// σ² (X̃ᵀX̃)⁻¹ carried over to the columns themselves; b = ȳ − Σ wⱼ centerⱼ, and ȳ does not covary
    /// with w.
    private static Tensor covariance(
            double[][] inverse, double[] center, double[] deviation, double variance, double total) {
        int d = center.length;
        double[] covariance = new double[(d + 1) * (d + 1)];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = Math.max(i, j); k < d; k++) {
                    sum += inverse[i][k] * inverse[j][k];
                }
                covariance[i * (d + 1) + j] = variance * sum / (deviation[i] * deviation[j]);
            }
        }
        double last = variance / total;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum -= covariance[i * (d + 1) + j] * center[j];
            }
            covariance[i * (d + 1) + d] = sum;
            covariance[d * (d + 1) + i] = sum;
            last -= sum * center[i];
        }
        covariance[d * (d + 1) + d] = last;
        return Tensor.adopt(covariance, d + 1, d + 1);
    }

    private void requireIndependent(Triangle triangle, double[][] factor, int rows) {
        double rounding = 16 * Math.ulp(1.0) * Math.max(rows, factor.length);
        List<String> dependent = new ArrayList<>();
        for (int j = 0; j < factor.length; j++) {
            if (!(Math.abs(factor[j][j]) > rounding * triangle.norm(j))) {
                dependent.add(String.valueOf(j + 1));
            }
        }
        if (!dependent.isEmpty()) {
            throw new DataException((dependent.size() == 1 ? "column " : "columns ") + String.join(", ", dependent)
                    + (dependent.size() == 1 ? " is" : " are")
                    + " constant or a combination of the columns before, so that least squares does not determine the"
                    + " coefficients; leave out such columns, or set a ridge penalty");
        }
    }

    /// R⁻¹ c
    private static double[] solved(double[][] factor, double[] c) {
        double[] x = c.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /// R⁻¹, upper triangular.
    private static double[][] inverse(double[][] factor) {
        int n = factor.length;
        double[][] inverse = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = solved(factor, unit);
            for (int i = 0; i <= j; i++) {
                inverse[i][j] = column[i];
            }
        }
        return inverse;
    }
}
