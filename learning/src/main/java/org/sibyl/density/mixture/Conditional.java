package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.tensor.Tensor;

/// The conditional of a mixture, component by component: with L Lᵀ = Σ_BB, V = L⁻¹ Σ_BA and z = L⁻¹ (x_B −
/// μ_B), the mean is μ_A + Vᵀ z and the covariance Σ_AA − Vᵀ V.
final class Conditional {
    private Conditional() {}

    static GaussianMixture of(GaussianMixture joint, int[] known, double[] values) {
        int[] free = IntStream.range(0, joint.dimension())
                .filter(column -> Arrays.stream(known).noneMatch(other -> other == column))
                .toArray();
        GaussianMixture marginal = joint.marginal(known);
        double[] shares = marginal.responsibilities(Tensor.adopt(values, 1, values.length))
                .toArray();
        if (Arrays.stream(shares).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("the known values " + Arrays.toString(values)
                    + " are so far from all components that their density is zero; nothing is known there");
        }
        List<GaussianComponent> components = new ArrayList<>(shares.length);
        for (int k = 0; k < shares.length; k++) {
            GaussianComponent component = joint.components().get(k);
            components.add(conditional(component, marginal.factor(k), shares[k], free, known, values));
        }
        // Those of a tied mixture come out the same, bit for bit: none of them depends on the mean.
        return GaussianMixture.of(joint.kind(), components);
    }

    private static GaussianComponent conditional(
            GaussianComponent joint, Factor factor, double share, int[] free, int[] known, double[] values) {
        int a = free.length;
        int b = known.length;
        double[] deviation = new double[b];
        for (int i = 0; i < b; i++) {
            deviation[i] = values[i] - factor.mean()[i];
        }
        double[] z = factor.whiten(deviation);
        double[] mean = pick(joint.mean(), free).toArray();
        double[] covariance = pick(joint.covariance(), free, free).toArray();
        double[][] v = new double[a][];
        for (int i = 0; i < a; i++) {
            v[i] = factor.whiten(
                    pick(joint.covariance(), new int[] {free[i]}, known).toArray());
            for (int m = 0; m < b; m++) {
                mean[i] = Math.fma(v[i][m], z[m], mean[i]);
            }
            for (int j = 0; j <= i; j++) {
                for (int m = 0; m < b; m++) {
                    covariance[i * a + j] = Math.fma(-v[i][m], v[j][m], covariance[i * a + j]);
                }
                covariance[j * a + i] = covariance[i * a + j];
            }
        }
        return new GaussianComponent(share, Tensor.adopt(mean, a), Tensor.adopt(covariance, a, a));
    }

    static Tensor pick(Tensor vector, int[] at) {
        return vector.select(at);
    }

    static Tensor pick(Tensor matrix, int[] rows, int[] columns) {
        double[] picked = new double[rows.length * columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                picked[i * columns.length + j] = matrix.get(rows[i], columns[j]);
            }
        }
        return Tensor.adopt(picked, rows.length, columns.length);
    }
}
