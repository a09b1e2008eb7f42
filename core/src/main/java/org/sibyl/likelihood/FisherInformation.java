package org.sibyl.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.numbers.gamma.InverseErf;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.function.NumericalDerivatives;
import org.sibyl.function.ScalarFunction;
import org.sibyl.function.VectorFunction;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The Fisher information of a log-likelihood: its inverse is the covariance of the maximum-likelihood
/// estimate in large samples (Cox and Hinkley 1974, chapter 9).
///
/// @param names of the parameters
/// @param at the parameters' values, `[n]`
/// @param matrix the information, `[n, n]`, symmetric
public record FisherInformation(List<String> names, Tensor at, Tensor matrix) {
    private static final String REMEDY =
            "the point is no maximum of the likelihood, or the data do not tell these parameters apart";

    /// @throws IllegalArgumentException if names, values and matrix differ in size
    public FisherInformation {
        names = List.copyOf(names);
        int n = names.size();
        if (at.size() != n || matrix.shape().rank() != 2 || matrix.rows() != n || matrix.columns() != n) {
            throw new IllegalArgumentException(
                    "there are " + n + " names, " + at.size() + " values and an information of " + "shape "
                            + matrix.shape() + "; give one value for each name and a matrix [n, n]");
        }
    }

    /// −∂² ln L/∂θᵢ∂θⱼ at the estimate: the observed information.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static FisherInformation observed(ScalarFunction logLikelihood, double... at) {
        return new FisherInformation(logLikelihood.names(), Tensor.vector(at), times(-1, logLikelihood.hessian(at)));
    }

    /// The observed information by central differences of exact gradients, about 10 digits: for code with
    /// branches.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static FisherInformation observed(DifferentiableFunction logLikelihood, double... at) {
        return new FisherInformation(
                logLikelihood.names(), Tensor.vector(at), times(-1, NumericalDerivatives.hessian(logLikelihood, at)));
    }

    /// (1/n) Σ s sᵀ with the scores s = ∇ ln p(xᵢ|θ) of n draws xᵢ from p(x|θ): the expected information of
    /// one observation, with a relative Monte Carlo error of about 1/√n.
    ///
    /// @param rowLogLikelihoods ln p(xᵢ|θ) for each draw, as a function of θ
    /// @param at the θ that the draws were made with
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static FisherInformation expected(VectorFunction rowLogLikelihoods, double... at) {
        double[] weights = new double[rowLogLikelihoods.outputs()];
        Arrays.fill(weights, 1.0 / weights.length);
        return expected(rowLogLikelihoods, weights, at);
    }

    /// The same with draws that are made for it.
    ///
    /// @param model from draws `[n, …]` to ln p(xᵢ|θ) for each, as a function of θ
    /// @param sampler of p(x|θ)
    /// @param draws n, at least 1
    /// @param seed of the draws
    /// @param at θ
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static FisherInformation expected(
            Function<Tensor, VectorFunction> model, Sampler sampler, int draws, Seed seed, double... at) {
        return expected(model.apply(sampler.sample(at.clone(), draws, seed)), at);
    }

    /// Σ wᵢ s sᵀ: exact where the outcomes can be counted, with wᵢ = p(xᵢ|θ), and to the order of a rule of
    /// quadrature otherwise.
    ///
    /// @param rowLogLikelihoods ln p(xᵢ|θ) for each outcome, as a function of θ
    /// @param weights wᵢ, in all 1
    /// @param at θ
    /// @throws IllegalArgumentException if the numbers do not fit, or the weights are negative or not 1 in
    ///     all
    public static FisherInformation expected(VectorFunction rowLogLikelihoods, double[] weights, double[] at) {
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("a weight is " + weight + "; weights are probabilities");
            }
            total += weight;
        }
        if (weights.length != rowLogLikelihoods.outputs() || Math.abs(total - 1) > 1e-9) {
            throw new IllegalArgumentException("there are " + weights.length + " weights with the sum " + total
                    + " for " + rowLogLikelihoods.outputs() + " outcomes; give one for each, with the sum 1");
        }
        Tensor scores = rowLogLikelihoods.jacobian(at);
        int n = at.length;
        double[] information = new double[n * n];
        for (int row = 0; row < weights.length; row++) {
            for (int i = 0; i < n && weights[row] > 0; i++) {
                for (int j = 0; j < n; j++) {
                    information[i * n + j] += weights[row] * scores.get(row, i) * scores.get(row, j);
                }
            }
        }
        return new FisherInformation(rowLogLikelihoods.names(), Tensor.vector(at), Tensor.adopt(information, n, n));
    }

    /// JᵀJ / s² with s² = Σ rᵢ² / (m − n): the information of n parameters in m normal residuals of equal, unknown
    /// variance, as least squares reports it.
    ///
    /// @param residuals rᵢ as functions of the parameters
    /// @param at the parameters that minimise Σ rᵢ²
    /// @throws IllegalArgumentException if there are not more residuals than parameters
    public static FisherInformation leastSquares(VectorFunction residuals, double... at) {
        int m = residuals.outputs();
        int n = residuals.dimension();
        if (m <= n) {
            throw new IllegalArgumentException(
                    "there are " + m + " residuals for " + n + " parameters; their variance needs more residuals");
        }
        double sum = 0;
        for (double r : residuals.value(at)) {
            sum += r * r;
        }
        Tensor jacobian = residuals.jacobian(at);
        double[] information = new double[n * n];
        for (int row = 0; row < m; row++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    information[i * n + j] += jacobian.get(row, i) * jacobian.get(row, j) * (m - n) / sum;
                }
            }
        }
        return new FisherInformation(residuals.names(), Tensor.vector(at), Tensor.adopt(information, n, n));
    }

    /// The information of so many independent observations like this one.
    public FisherInformation times(int observations) {
        return new FisherInformation(names, at, times(observations, matrix));
    }

    /// The inverse: the covariance of the estimate, `[n, n]`.
    ///
    /// @throws IllegalArgumentException if the information is not positive definite, with the direction in
    ///     which it is not
    public Tensor covariance() {
        int n = names.size();
        double[] scale = new double[n];
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            if (!(matrix.get(i, i) > 0)) {
                throw new IllegalArgumentException("the information about '" + names.get(i) + "' is " + matrix.get(i, i)
                        + "; it must be positive: " + REMEDY);
            }
            scale[i] = 1 / Math.sqrt(matrix.get(i, i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, scale[i] * matrix.get(i, j) * scale[j]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        eigen.decompose(scaled);
        double[] covariance = new double[n * n];
        for (int k = 0; k < n; k++) {
            double value = eigen.getEigenvalue(k).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(k);
            if (!(value > n * Math.ulp(1.0))) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the information is not positive definite: scaled to diagonal 1 it is %.3g along %s; %s",
                        value,
                        direction(vector),
                        REMEDY));
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i * n + j] += scale[i] * vector.get(i) * vector.get(j) * scale[j] / value;
                }
            }
        }
        return Tensor.adopt(covariance, n, n);
    }

    /// √ of the covariance's diagonal.
    ///
    /// @throws IllegalArgumentException as [#covariance]
    public double[] standardErrors() {
        Tensor covariance = covariance();
        double[] errors = new double[names.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(covariance.get(i, i));
        }
        return errors;
    }

    /// One interval for each parameter.
    ///
    /// @param level in (0, 1), such as 0.95
    /// @throws IllegalArgumentException if the level is not in (0, 1), or as [#covariance]
    public List<WaldInterval> waldIntervals(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level must be between 0 and 1, found " + level + "; 0.95 is usual");
        }
        double z = Math.sqrt(2) * InverseErf.value(level);
        double[] errors = standardErrors();
        List<WaldInterval> intervals = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            double reach = z * errors[i];
            intervals.add(
                    new WaldInterval(names.get(i), at.get(i), errors[i], at.get(i) - reach, at.get(i) + reach, level));
        }
        return intervals;
    }

    private String direction(DMatrixRMaj vector) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (Math.abs(vector.get(i)) > 0.1) {
                text.append(String.format(
                        Locale.ROOT, "%s%.2f %s", text.isEmpty() ? "" : " ", vector.get(i), names.get(i)));
            }
        }
        return text.toString();
    }

    private static Tensor times(double factor, Tensor matrix) {
        double[] scaled = matrix.toArray();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return Tensor.adopt(scaled, matrix.rows(), matrix.columns());
    }
}
