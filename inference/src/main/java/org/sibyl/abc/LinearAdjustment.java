package org.sibyl.abc;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.sibyl.tensor.Tensor;

/// φ' = φ − βᵀ(s − s_o), where (α, β) minimises Σ w_i |φ_i − α − βᵀ(s_i − s_o)|² (Beaumont, Zhang and Balding 2002,
/// eq. 6 and 7).
///
/// The least squares are solved on centred columns by the normal equations. Where the observables of the accepted
/// rows are collinear, or there are fewer rows than twice the coefficients, a ridge of 1e-3 times the mean diagonal
/// is added (Blum et al. 2013, section 4.1), which leaves directions without variation alone.
final class LinearAdjustment {
    private static final double RIDGE = 1e-3;
    private static final double WORST_QUALITY = 1e-10;

    private LinearAdjustment() {}

    /// The parameters as they would be at the observation.
    ///
    /// @param phi `[k, p]`
    /// @param s the observables `[k, d]`
    /// @param centre s_o `[d]`
    /// @param weights not negative, not all zero `[k]`
    /// @return φ' `[k, p]`
    static Tensor adjust(Tensor phi, Tensor s, double[] centre, double[] weights) {
        int k = phi.rows();
        int p = phi.columns();
        int d = centre.length;
        double[] meanS = weightedMean(s, weights);
        double[] meanPhi = weightedMean(phi, weights);
        DMatrixRMaj gram = new DMatrixRMaj(d, d);
        DMatrixRMaj cross = new DMatrixRMaj(d, p);
        for (int i = 0; i < k; i++) {
            for (int a = 0; a < d; a++) {
                double wa = weights[i] * (s.get(i, a) - meanS[a]);
                for (int b = 0; b < d; b++) {
                    gram.add(a, b, wa * (s.get(i, b) - meanS[b]));
                }
                for (int j = 0; j < p; j++) {
                    cross.add(a, j, wa * (phi.get(i, j) - meanPhi[j]));
                }
            }
        }
        DMatrixRMaj beta = solve(gram, cross, k < 2 * (d + 1) ? RIDGE : 0);
        double[] adjusted = phi.toArray();
        for (int i = 0; i < k; i++) {
            for (int a = 0; a < d; a++) {
                double excess = s.get(i, a) - centre[a];
                for (int j = 0; j < p; j++) {
                    adjusted[i * p + j] -= beta.get(a, j) * excess;
                }
            }
        }
        return Tensor.adopt(adjusted, k, p);
    }

    private static DMatrixRMaj solve(DMatrixRMaj gram, DMatrixRMaj cross, double ridge) {
        int d = gram.numRows;
        DMatrixRMaj beta = new DMatrixRMaj(d, cross.numCols);
        double trace = 0;
        for (int a = 0; a < d; a++) {
            trace += gram.get(a, a);
        }
        if (trace == 0) {
            return beta;
        }
        DMatrixRMaj damped = gram.copy();
        for (int a = 0; a < d; a++) {
            damped.add(a, a, ridge * trace / d);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(d);
        // The solver overwrites what it is given.
        if (!solver.setA(damped.copy()) || solver.quality() < WORST_QUALITY) {
            return solve(gram, cross, RIDGE);
        }
        solver.solve(cross, beta);
        return beta;
    }

    private static double[] weightedMean(Tensor rows, double[] weights) {
        double[] mean = new double[rows.columns()];
        double total = 0;
        for (int i = 0; i < rows.rows(); i++) {
            total += weights[i];
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights[i] * rows.get(i, j);
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= total;
        }
        return mean;
    }
}
