package org.sibyl.density.mixture;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.tensor.Tensor;

/// A normal distribution ready for evaluation: log N(x; μ, Σ) = c − ½ |W (x − μ)|² with W = L⁻¹, where L Lᵀ
/// = Σ, and c = log det W − (d/2) log 2π.
///
/// @param mean μ
/// @param lower L, row-major, zero above the diagonal
/// @param whitening W, row-major, zero above the diagonal
/// @param logNormalizer c
/// @param precisionTrace tr Σ⁻¹ = Σ W²
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Factor(double[] mean, double[] lower, double[] whitening, double logNormalizer, double precisionTrace) {
    private static final double LOG_SQRT_2_PI = 0.9189385332046728;

    /// Rounding alone can leave this share of a variance.
    private static final double SINGULAR = 0x1p-49;

    /// The factor, unless the covariance is not positive definite.
    static Optional<Factor> of(Tensor mean, Tensor covariance) {
        int d = mean.size();
        double[] lower = new double[d * d];
        for (int j = 0; j < d; j++) {
            for (int l = 0; l <= j; l++) {
                double rest = covariance.get(j, l);
                for (int m = 0; m < l; m++) {
                    rest -= lower[j * d + m] * lower[l * d + m];
                }
                if (l < j) {
                    lower[j * d + l] = rest / lower[l * d + l];
                } else if (rest > SINGULAR * covariance.get(j, j) && rest < Double.POSITIVE_INFINITY) {
                    lower[j * d + j] = Math.sqrt(rest);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(of(mean.toArray(), lower));
    }

    private static Factor of(double[] mean, double[] lower) {
        int d = mean.length;
        double[] whitening = inverse(lower, d);
        double logNormalizer = -d * LOG_SQRT_2_PI;
        double precisionTrace = 0;
        for (int j = 0; j < d; j++) {
            logNormalizer -= DoubleMath.log(lower[j * d + j]);
            for (int l = 0; l <= j; l++) {
                precisionTrace += whitening[j * d + l] * whitening[j * d + l];
            }
        }
        return new Factor(mean, lower, whitening, logNormalizer, precisionTrace);
    }

    /// The inverse of a lower triangle, column by column.
    private static double[] inverse(double[] lower, int d) {
        double[] inverse = new double[d * d];
        for (int l = 0; l < d; l++) {
            inverse[l * d + l] = 1 / lower[l * d + l];
            for (int j = l + 1; j < d; j++) {
                double sum = 0;
                for (int m = l; m < j; m++) {
                    sum -= lower[j * d + m] * inverse[m * d + l];
                }
                inverse[j * d + l] = sum / lower[j * d + j];
            }
        }
        return inverse;
    }

    int dimension() {
        return mean.length;
    }

    /// W_jl, and 0 above the diagonal and below the last row.
    double whitening(int j, int l) {
        return l <= j && j < mean.length ? whitening[j * mean.length + l] : 0;
    }

    /// The first column with a part in rows j and j + 1 of W.
    int first(int j) {
        int first = 0;
        while (first < j && whitening(j, first) == 0 && whitening(j + 1, first) == 0) {
            first++;
        }
        return first;
    }

    /// W v
    double[] whiten(double[] v) {
        double[] z = new double[v.length];
        for (int j = 0; j < v.length; j++) {
            for (int l = 0; l <= j; l++) {
                z[j] = Math.fma(whitening(j, l), v[l], z[j]);
            }
        }
        return z;
    }

    /// Writes μ + L ε with ε standard normal.
    void draw(RandomGenerator random, double[] target, int offset) {
        int d = dimension();
        double[] epsilon = new double[d];
        for (int j = 0; j < d; j++) {
            epsilon[j] = random.nextGaussian();
            double value = mean[j];
            for (int l = 0; l <= j; l++) {
                value = Math.fma(lower[j * d + l], epsilon[l], value);
            }
            target[offset + j] = value;
        }
    }
}
