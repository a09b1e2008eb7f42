package org.sibyl.density.parametric;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.mixture.CovarianceKind;
import org.sibyl.density.mixture.GaussianComponent;
import org.sibyl.density.mixture.GaussianMixture;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// μ = Σ wᵢ xᵢ / W and Σ = Σ wᵢ (xᵢ − μ)(xᵢ − μ)ᵀ / W. The standard errors are √(Σ_jj / W) for μ_j, and
/// √((Σ_ij² + Σ_ii Σ_jj) / W) for Σ_ij (Anderson 2003, sections 3.2 and 3.4).
final class MultivariateNormalFit {
    private MultivariateNormalFit() {}

    static ParametricModel of(WeightedRows rows) {
        int d = rows.columns();
        double total = rows.totalWeight();
        double[] mean = mean(rows, total);
        double[] covariance = covariance(rows, mean, total);
        requireVarying(rows, covariance);
        Tensor matrix = Tensor.adopt(covariance, d, d);
        GaussianMixture density = density(Tensor.vector(mean), matrix, rows);
        return ParametricModel.of(ParametricFamily.MULTIVARIATE_NORMAL, parameters(mean, matrix, total), density, rows);
    }

    private static GaussianMixture density(Tensor mean, Tensor covariance, WeightedRows rows) {
        try {
            return GaussianMixture.of(CovarianceKind.FULL, List.of(new GaussianComponent(1, mean, covariance)));
        } catch (IllegalArgumentException e) {
            throw new DataException("the covariance of " + rows.columns() + " columns and " + rows.size()
                    + " rows is not positive definite: there are too few rows, or a column follows from the others; "
                    + "leave one out");
        }
    }

    private static double[] mean(WeightedRows rows, double total) {
        double[] mean = new double[rows.columns()];
        for (int j = 0; j < mean.length; j++) {
            // About the first row, so that a constant column has no deviations at all.
            double origin = rows.x().get(0, j);
            double sum = 0;
            for (int i = 0; i < rows.size(); i++) {
                sum += rows.weights().get(i) * (rows.x().get(i, j) - origin);
            }
            mean[j] = origin + sum / total;
        }
        return mean;
    }

    private static double[] covariance(WeightedRows rows, double[] mean, double total) {
        int d = mean.length;
        double[] covariance = new double[d * d];
        for (int i = 0; i < rows.size(); i++) {
            double weight = rows.weights().get(i) / total;
            for (int j = 0; j < d; j++) {
                double scaled = weight * (rows.x().get(i, j) - mean[j]);
                for (int l = 0; l <= j; l++) {
                    covariance[j * d + l] = Math.fma(scaled, rows.x().get(i, l) - mean[l], covariance[j * d + l]);
                    covariance[l * d + j] = covariance[j * d + l];
                }
            }
        }
        return covariance;
    }

    private static void requireVarying(WeightedRows rows, double[] covariance) {
        int d = rows.columns();
        for (int j = 0; j < d; j++) {
            if (!(covariance[j * d + j] > 0)) {
                throw new DataException("column " + (j + 1) + " is constant in the " + rows.size()
                        + " rows; 'multivariate_normal' needs columns that vary, leave it out");
            }
        }
    }

    private static List<FittedParameter> parameters(double[] mean, Tensor covariance, double total) {
        List<FittedParameter> parameters = new ArrayList<>();
        for (int j = 0; j < mean.length; j++) {
            parameters.add(new FittedParameter("mean_" + (j + 1), mean[j], Math.sqrt(covariance.get(j, j) / total)));
        }
        for (int j = 0; j < mean.length; j++) {
            for (int l = 0; l <= j; l++) {
                double value = covariance.get(j, l);
                double variance = (value * value + covariance.get(j, j) * covariance.get(l, l)) / total;
                parameters.add(
                        new FittedParameter("covariance_" + (j + 1) + "_" + (l + 1), value, Math.sqrt(variance)));
            }
        }
        return parameters;
    }
}
