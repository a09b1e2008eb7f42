package org.sibyl.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Coordinatewise;

/// θ ~ N(mean, covariance) over several named parameters:
/// log p(θ) = −½ |L⁻¹ (θ − mean)|² − Σ log L_ii − (d/2) log 2π, where L Lᵀ is the covariance.
public final class MultivariateNormalPrior implements Prior {
    private static final double SYMMETRY = 1e-12;

    private final List<Parameter> parameters;
    private final Tensor mean;
    private final Tensor covariance;
    private final double[] factor;
    private final double logNormalizer;

    private MultivariateNormalPrior(List<Parameter> parameters, Tensor mean, Tensor covariance, double[] factor) {
        this.parameters = parameters;
        this.mean = mean;
        this.covariance = covariance;
        this.factor = factor;
        int d = parameters.size();
        double logDeterminant = 0;
        for (int i = 0; i < d; i++) {
            logDeterminant += StrictMath.log(factor[i * d + i]);
        }
        this.logNormalizer = -logDeterminant - d * StandardNormal.LOG_SQRT_2_PI;
    }

    /// A joint normal prior.
    ///
    /// @param names one for each parameter
    /// @param mean `[d]`
    /// @param covariance `[d, d]`, symmetric and positive definite
    /// @throws IllegalArgumentException if the sizes differ, a number is not finite, or the covariance is not
    ///     symmetric and positive definite
    public static MultivariateNormalPrior of(List<String> names, double[] mean, double[][] covariance) {
        int d = names.size();
        if (d == 0 || mean.length != d || covariance.length != d) {
            throw new IllegalArgumentException(
                    "'multivariate_normal' needs as many means and rows of the covariance as " + "names, found " + d
                            + " names, " + mean.length + " means and " + covariance.length + " rows");
        }
        for (int i = 0; i < d; i++) {
            if (covariance[i].length != d) {
                throw new IllegalArgumentException("'multivariate_normal' needs a square covariance, found " + d
                        + " rows but " + covariance[i].length + " values in row " + i);
            }
        }
        for (int i = 0; i < d; i++) {
            Arguments.requireFinite("multivariate_normal", "mean[" + i + "]", mean[i]);
            requireRow(covariance, i);
        }
        List<Parameter> parameters = named(names, Collections.nCopies(d, ""));
        Tensor matrix = Tensor.ofRows(covariance);
        return new MultivariateNormalPrior(parameters, Tensor.vector(mean), matrix, cholesky(matrix));
    }

    /// The same prior with units, one for each parameter.
    ///
    /// @throws IllegalArgumentException if there are fewer or more units than parameters
    public MultivariateNormalPrior units(String... units) {
        if (units.length != parameters.size()) {
            throw new IllegalArgumentException("there are " + parameters.size() + " parameters but " + units.length
                    + " units; give one unit for each of " + names());
        }
        return new MultivariateNormalPrior(named(names(), List.of(units)), mean, covariance, factor);
    }

    /// The mean `[d]`.
    public Tensor mean() {
        return mean;
    }

    /// The covariance `[d, d]`.
    public Tensor covariance() {
        return covariance;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /// mean + L z with z standard normal.
    @Override
    public double[] draw(RandomGenerator random) {
        int d = parameters.size();
        double[] z = new double[d];
        double[] theta = mean.toArray();
        for (int i = 0; i < d; i++) {
            z[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                theta[i] += factor[i * d + j] * z[j];
            }
        }
        return theta;
    }

    @Override
    public double logDensity(double[] theta) {
        int d = Lengths.require(theta, parameters.size()).length;
        double[] z = new double[d];
        double squares = 0;
        for (int i = 0; i < d; i++) {
            double residual = theta[i] - mean.get(i);
            for (int j = 0; j < i; j++) {
                residual -= factor[i * d + j] * z[j];
            }
            z[i] = residual / factor[i * d + i];
            squares += z[i] * z[i];
        }
        return Double.isNaN(squares) ? Double.NEGATIVE_INFINITY : logNormalizer - 0.5 * squares;
    }

    @Override
    public Univariate marginal(int parameter) {
        return new Normal(mean.get(parameter), Math.sqrt(covariance.get(parameter, parameter)));
    }

    @Override
    public Bijection toUnconstrained() {
        return Coordinatewise.identity(parameters.size());
    }

    private static List<Parameter> named(List<String> names, List<String> units) {
        List<Parameter> parameters = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (names.subList(0, i).contains(names.get(i))) {
                throw new IllegalArgumentException(
                        "parameter names must differ, found '" + names.get(i) + "' twice; rename one");
            }
            parameters.add(
                    new Parameter(names.get(i), units.get(i), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        return List.copyOf(parameters);
    }

    private static void requireRow(double[][] covariance, int i) {
        for (int j = 0; j < covariance.length; j++) {
            Arguments.requireFinite("multivariate_normal", "covariance[" + i + "][" + j + "]", covariance[i][j]);
            double scale = Math.sqrt(Math.abs(covariance[i][i] * covariance[j][j]));
            if (Math.abs(covariance[i][j] - covariance[j][i]) > SYMMETRY * scale) {
                throw new IllegalArgumentException("'multivariate_normal' needs a symmetric covariance, found "
                        + covariance[i][j] + " in row " + i + ", column " + j + " but " + covariance[j][i]
                        + " in row " + j + ", column " + i);
            }
        }
    }

    private static double[] cholesky(Tensor covariance) {
        int d = covariance.rows();
        CholeskyDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.chol(d, true);
        if (!decomposition.decompose(new DMatrixRMaj(d, d, true, covariance.toArray()))) {
            throw new IllegalArgumentException(
                    "'multivariate_normal' needs a positive definite covariance, found one with an eigenvalue of zero or"
                            + " below; check the signs and sizes of its off-diagonal values");
        }
        return decomposition.getT(null).getData();
    }

    /// As in `MultivariateNormalPrior[names=[a, b], …]`.
    @Override
    public String toString() {
        return "MultivariateNormalPrior[names=" + names() + ", mean=" + mean + ", covariance=" + covariance + "]";
    }
}
