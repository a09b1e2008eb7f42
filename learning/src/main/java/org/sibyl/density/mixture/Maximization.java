package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.tensor.Tensor;

/// The maximisation step: weights, means and covariances from moments, π_k = N_k / W, μ_k ← μ_k + δ_k with
/// δ_k = Σ r c / N_k, and Σ_k = Σ r c cᵀ / N_k − δ_k δ_kᵀ + ε I, pooled over what the kind has in common
/// (Bishop 2006, eq. 9.24 to 9.26; Celeux and Govaert 1995).
///
/// @param kind what the covariances have in common
/// @param regularization ε
record Maximization(CovarianceKind kind, double regularization) {
    /// The next mixture.
    ///
    /// @param mixture empty if a component has no covariance any more
    /// @param collapsed the number of that component
    record Outcome(Optional<GaussianMixture> mixture, int collapsed) {}

    /// @param centres the means that the moments are about
    Outcome of(Moments moments, List<double[]> centres) {
        int count = centres.size();
        int d = centres.getFirst().length;
        double total = 0;
        for (double mass : moments.mass()) {
            total += mass;
        }
        List<double[]> covariances = new ArrayList<>(count);
        List<Tensor> means = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            double mass = moments.mass()[k];
            if (!(mass > 0)) {
                return new Outcome(Optional.empty(), k);
            }
            double[] mean = centres.get(k).clone();
            double[] shift = moments.shift()[k];
            double[] covariance = new double[d * d];
            for (int j = 0; j < d; j++) {
                mean[j] += shift[j] / mass;
                for (int l = kind.first(j); l <= j; l++) {
                    double scatter = moments.scatter()[k][j * d + l];
                    covariance[j * d + l] = scatter / mass - shift[j] / mass * (shift[l] / mass);
                    covariance[l * d + j] = covariance[j * d + l];
                }
            }
            means.add(Tensor.adopt(mean, d));
            covariances.add(covariance);
        }
        return mixture(moments.mass(), total, means, pooled(covariances, moments.mass(), total, d));
    }

    private List<double[]> pooled(List<double[]> covariances, double[] mass, double total, int d) {
        return switch (kind) {
            case FULL, DIAGONAL -> covariances;
            case TIED -> {
                double[] common = new double[d * d];
                for (int k = 0; k < mass.length; k++) {
                    for (int i = 0; i < common.length; i++) {
                        common[i] = Math.fma(mass[k] / total, covariances.get(k)[i], common[i]);
                    }
                }
                yield covariances.stream().map(own -> common.clone()).toList();
            }
            case SPHERICAL -> covariances.stream().map(own -> ball(own, d)).toList();
        };
    }

    private static double[] ball(double[] covariance, int d) {
        double trace = 0;
        for (int j = 0; j < d; j++) {
            trace += covariance[j * d + j];
        }
        double[] ball = new double[d * d];
        for (int j = 0; j < d; j++) {
            ball[j * d + j] = trace / d;
        }
        return ball;
    }

    private Outcome mixture(double[] mass, double total, List<Tensor> means, List<double[]> covariances) {
        List<GaussianComponent> components = new ArrayList<>(mass.length);
        List<Factor> factors = new ArrayList<>(mass.length);
        for (int k = 0; k < mass.length; k++) {
            Tensor mean = means.get(k);
            double[] regularized = covariances.get(k);
            for (int j = 0; j < mean.size(); j++) {
                regularized[j * mean.size() + j] += regularization;
            }
            Tensor covariance = Tensor.adopt(regularized, mean.size(), mean.size());
            Optional<Factor> factor = Factor.of(mean, covariance);
            if (factor.isEmpty()) {
                return new Outcome(Optional.empty(), k);
            }
            components.add(new GaussianComponent(Math.min(1, mass[k] / total), mean, covariance));
            factors.add(factor.get());
        }
        return new Outcome(Optional.of(GaussianMixture.of(kind, components, factors)), -1);
    }
}
