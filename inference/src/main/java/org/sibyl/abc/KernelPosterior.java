package org.sibyl.abc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.sibyl.distribution.Prior;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Mapped;

/// A posterior given by weighted points: draws are the points, the potential is a kernel density estimate.
///
/// With weights W_i that sum to 1 and unconstrained points φ_i, the potential of θ with φ = T(θ) is log Σ_i W_i
/// N(φ; φ_i, h² Σ) + log |det ∂φ/∂θ|, Σ the points' weighted covariance, and Scott's bandwidth h = n_eff^(−1/(p +
/// 4)), n_eff = 1/Σ W_i². At a point itself its own kernel is left out and the rest normalised: otherwise every
/// draw would seem more probable than a fresh θ nearby, and coverage would be judged too small.
final class KernelPosterior implements Posterior {
    private final Prior prior;
    private final Tensor points;
    private final double[] cumulative;
    private final double[] logWeights;
    private final double[] whitened;
    private final double[] factor;
    private final double logNormalizer;
    private final int p;
    private final Map<List<Double>, List<Integer>> rowsOf;

    private KernelPosterior(Prior prior, Tensor phi, double[] weights) {
        this.prior = prior;
        this.p = phi.columns();
        this.points = prior.toUnconstrained().inverse(phi).value();
        double total = Arrays.stream(weights).sum();
        double squares = 0;
        this.cumulative = new double[weights.length];
        this.logWeights = new double[weights.length];
        this.rowsOf = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i] / total;
            sum += weight;
            squares += weight * weight;
            cumulative[i] = sum;
            logWeights[i] = Math.log(weight);
        }
        this.factor = kernelFactor(phi, weights, total, Math.pow(squares, 1.0 / (p + 4)));
        this.whitened = new double[phi.size()];
        double logDet = 0;
        for (int j = 0; j < p; j++) {
            logDet += Math.log(factor[j * p + j]);
        }
        this.logNormalizer = -logDet - 0.5 * p * Math.log(2 * Math.PI);
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(whiten(phi.row(i)), 0, whitened, i * p, p);
            rowsOf.computeIfAbsent(key(points.row(i)), k -> new ArrayList<>()).add(i);
        }
    }

    /// The posterior over these points.
    ///
    /// @param phi unconstrained points `[k, p]`
    /// @param weights not negative, not all zero `[k]`
    static KernelPosterior of(Prior prior, Tensor phi, Tensor weights) {
        return new KernelPosterior(prior, phi, weights.toArray());
    }

    @Override
    public Prior prior() {
        return prior;
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = firstAbove(seed.child(i).generator().nextDouble());
        }
        return points.select(rows);
    }

    /// The first point whose cumulative weight exceeds u, which a point of weight zero never is.
    private int firstAbove(double u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (high > 0 && cumulative[high] == cumulative[high - 1]) {
            high--;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public Tensor logPotential(Tensor theta) {
        double[] result = new double[theta.rows()];
        Tensor inside = prior.logProb(theta);
        for (int i = 0; i < result.length; i++) {
            result[i] = inside.get(i) == Double.NEGATIVE_INFINITY
                    ? Double.NEGATIVE_INFINITY
                    : logDensity(theta.slice(i, i + 1));
        }
        return Tensor.adopt(result, result.length);
    }

    private double logDensity(Tensor theta) {
        Mapped phi = prior.toUnconstrained().forward(theta);
        double[] z = whiten(phi.value().row(0));
        List<Integer> own = rowsOf.getOrDefault(key(theta.row(0)), List.of());
        double[] terms = new double[logWeights.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < terms.length; i++) {
            double squared = 0;
            for (int j = 0; j < p; j++) {
                double difference = whitened[i * p + j] - z[j];
                squared += difference * difference;
            }
            terms[i] = logWeights[i] - 0.5 * squared;
        }
        double ownWeight = 0;
        for (int row : own) {
            terms[row] = Double.NEGATIVE_INFINITY;
            ownWeight += Math.exp(logWeights[row]);
        }
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest
                + Math.log(sum)
                - Math.log1p(-ownWeight)
                + logNormalizer
                + phi.logDet().get(0);
    }

    /// L⁻¹ φ for the lower triangular factor L of h² Σ.
    private double[] whiten(double[] phi) {
        double[] z = new double[p];
        for (int j = 0; j < p; j++) {
            double sum = phi[j];
            for (int l = 0; l < j; l++) {
                sum -= factor[j * p + l] * z[l];
            }
            z[j] = sum / factor[j * p + j];
        }
        return z;
    }

    private static double[] kernelFactor(Tensor phi, double[] weights, double total, double bandwidth) {
        int p = phi.columns();
        double[] mean = new double[p];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < p; j++) {
                mean[j] += weights[i] / total * phi.get(i, j);
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(p, p);
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    covariance.add(j, l, weights[i] / total * (phi.get(i, j) - mean[j]) * (phi.get(i, l) - mean[l]));
                }
            }
        }
        CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
        if (!cholesky.decompose(covariance.copy())) {
            // Points on a line or in a point have no full covariance; a diagonal one with a floor still has a density.
            DMatrixRMaj diagonal = new DMatrixRMaj(p, p);
            for (int j = 0; j < p; j++) {
                diagonal.set(j, j, Math.max(covariance.get(j, j), 1e-12 * (1 + mean[j] * mean[j])));
            }
            cholesky.decompose(diagonal);
        }
        double[] factor = cholesky.getT(null).data;
        for (int i = 0; i < factor.length; i++) {
            factor[i] *= bandwidth;
        }
        return factor;
    }

    private static List<Double> key(double[] theta) {
        return Arrays.stream(theta).boxed().toList();
    }
}
