package org.sibyl.density.parametric;

import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.distribution.Beta;
import org.sibyl.distribution.Exponential;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.LogNormal;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.StudentT;
import org.sibyl.distribution.Univariate;
import org.sibyl.distribution.Weibull;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.tensor.Tensor;

/// Slopes and curvatures of a log-likelihood by central differences, from nothing but the distribution's
/// log-density.
final class LikelihoodDifferences {
    /// Of a standard error: large enough for rounding, small enough for the third derivative.
    private static final double STEP = 3e-3;

    private final ParametricFamily family;
    private final WeightedRows rows;
    private final List<String> names;
    private final double[] at;
    private final double[] steps;

    LikelihoodDifferences(ParametricFamily family, WeightedRows rows, List<FittedParameter> parameters) {
        this.family = family;
        this.rows = rows;
        this.names = parameters.stream().map(FittedParameter::name).toList();
        this.at = parameters.stream().mapToDouble(FittedParameter::value).toArray();
        this.steps = parameters.stream()
                .mapToDouble(parameter -> STEP * parameter.standardError())
                .toArray();
    }

    double slope(int i) {
        return (moved(i, 1, i, 0) - moved(i, -1, i, 0)) / (2 * steps[i]);
    }

    double[] standardErrors() {
        int n = at.length;
        double[] information = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double difference = moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1);
                information[i * n + j] = -difference / (4 * steps[i] * steps[j]);
            }
        }
        return new FisherInformation(names, Tensor.vector(at), Tensor.adopt(information, n, n)).standardErrors();
    }

    private double moved(int i, int a, int j, int b) {
        double[] point = at.clone();
        point[i] += a * steps[i];
        point[j] += b * steps[j];
        Univariate distribution = distribution(point);
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            sum += rows.weights().get(row) * distribution.logDensity(rows.x().get(row));
        }
        return sum;
    }

    private Univariate distribution(double[] p) {
        return switch (family) {
            case NORMAL -> new Normal(p[0], p[1]);
            case LOGNORMAL -> new LogNormal(p[0], p[1]);
            case EXPONENTIAL -> new Exponential(p[0]);
            case GAMMA -> new Gamma(p[0], p[1]);
            case BETA -> new Beta(p[0], p[1]);
            case WEIBULL -> new Weibull(p[0], p[1]);
            case STUDENT_T -> new StudentT(p[0], p[1], p[2]);
            case MULTIVARIATE_NORMAL -> throw new IllegalArgumentException("of one column only");
        };
    }
}
