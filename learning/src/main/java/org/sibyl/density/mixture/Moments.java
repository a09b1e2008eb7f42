package org.sibyl.density.mixture;

import java.util.List;

/// What an expectation step leaves for the maximisation step, for each component k with the weighted
/// responsibilities rᵢ and the deviations cᵢ = xᵢ − μ_k from the old mean; small numbers near the maximum,
/// which keep their digits.
///
/// @param objective the regularised log-likelihood
/// @param logLikelihood Σ wᵢ log p(xᵢ)
/// @param mass Σ rᵢ, `[K]`
/// @param shift Σ rᵢ cᵢ, `[K][d]`
/// @param scatter Σ rᵢ cᵢ cᵢᵀ, its lower triangle, `[K][d d]`
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Moments(double objective, double logLikelihood, double[] mass, double[][] shift, double[][] scatter) {
    /// The sum of slices, in their order.
    static Moments sum(List<Moments> slices) {
        Moments first = slices.getFirst();
        if (slices.size() == 1) {
            return first;
        }
        int components = first.mass.length;
        double objective = 0;
        double logLikelihood = 0;
        double[] mass = new double[components];
        double[][] shift = new double[components][first.shift[0].length];
        double[][] scatter = new double[components][first.scatter[0].length];
        for (Moments slice : slices) {
            objective += slice.objective;
            logLikelihood += slice.logLikelihood;
            add(mass, slice.mass);
            for (int k = 0; k < components; k++) {
                add(shift[k], slice.shift[k]);
                add(scatter[k], slice.scatter[k]);
            }
        }
        return new Moments(objective, logLikelihood, mass, shift, scatter);
    }

    private static void add(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }
}
