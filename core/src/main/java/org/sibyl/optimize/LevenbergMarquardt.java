package org.sibyl.optimize;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.sibyl.function.VectorFunction;
import org.sibyl.tensor.Tensor;

/// Least squares: minimises ½ Σ rᵢ(x)² by steps (JᵀJ + μ D²) δ = −Jᵀr (Levenberg 1944, Marquardt 1963),
/// solved by QR of J over √μ D so that no digits are lost to the square. D are the greatest norms of J's
/// columns so far (Moré 1978), μ follows how well the linear model foretold the gain (Nielsen 1999).
///
/// @param damping μ at first
public record LevenbergMarquardt(double damping) implements Optimizer<VectorFunction, LevenbergMarquardt.State> {
    /// μ = 10⁻³.
    public static final LevenbergMarquardt DEFAULT = new LevenbergMarquardt(1e-3);

    private static final double MAX_DAMPING = 1e40;

    /// @throws IllegalArgumentException if the damping is not positive
    public LevenbergMarquardt {
        if (!(damping > 0)) {
            throw new IllegalArgumentException("the damping must be positive, found " + damping + "; 1e-3 is usual");
        }
    }

    /// What is carried from step to step. The iterate's value is ½ Σ rᵢ², its gradient Jᵀr.
    ///
    /// @param iterate where it is
    /// @param residuals r
    /// @param jacobian J, `[m, n]`
    /// @param scales D
    /// @param damping μ
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record State(Iterate iterate, double[] residuals, Tensor jacobian, double[] scales, double damping) {}

    @Override
    public State init(VectorFunction residuals, double... start) {
        if (residuals.outputs() < residuals.dimension()) {
            throw new IllegalArgumentException("there are " + residuals.outputs() + " residuals for "
                    + residuals.dimension() + " variables; least squares needs at least as many");
        }
        State state = at(residuals, start.clone(), 0, new double[start.length], damping);
        state.iterate().requireFinite();
        return state;
    }

    @Override
    public State step(VectorFunction residuals, State state) {
        Iterate now = state.iterate();
        double mu = state.damping();
        double growth = 2;
        while (mu < MAX_DAMPING) {
            double[] delta = solve(state, mu);
            double foretold = foretold(state, delta);
            if (foretold <= Math.ulp(now.value())) {
                return new State(now.stay(Progress.SETTLED), state.residuals(), state.jacobian(), state.scales(), mu);
            }
            double[] moved = Vectors.plus(now.x(), 1, delta);
            double[] r = residuals.value(moved);
            double gain = (now.value() - 0.5 * Vectors.dot(r, r)) / foretold;
            if (gain > 0) {
                double shrink = Math.max(1.0 / 3, 1 - StrictMath.pow(2 * gain - 1, 3));
                return at(residuals, moved, now.iteration() + 1, state.scales(), mu * shrink);
            }
            mu *= growth;
            growth *= 2;
        }
        return new State(now.stay(Progress.STALLED), state.residuals(), state.jacobian(), state.scales(), mu);
    }

    @Override
    public Iterate iterate(State state) {
        return state.iterate();
    }

    private static State at(VectorFunction residuals, double[] x, int iteration, double[] scales, double mu) {
        double[] r = residuals.value(x);
        Tensor jacobian = residuals.jacobian(x);
        double[] gradient = new double[x.length];
        double[] grown = scales.clone();
        for (int j = 0; j < x.length; j++) {
            double[] column = jacobian.column(j);
            gradient[j] = Vectors.dot(column, r);
            grown[j] = Math.max(grown[j], Vectors.norm(column));
        }
        Iterate iterate =
                new Iterate(residuals.names(), iteration, x, 0.5 * Vectors.dot(r, r), gradient, Progress.MOVING);
        return new State(iterate, r, jacobian, grown, mu);
    }

    private static double[] solve(State state, double mu) {
        int m = state.residuals().length;
        int n = state.scales().length;
        DMatrixRMaj stacked = new DMatrixRMaj(m + n, n);
        System.arraycopy(state.jacobian().toArray(), 0, stacked.getData(), 0, m * n);
        for (int j = 0; j < n; j++) {
            double scale = state.scales()[j];
            stacked.set(m + j, j, Math.sqrt(mu) * (scale > 0 ? scale : 1));
        }
        double[] right = Arrays.copyOf(Vectors.scaled(-1, state.residuals()), m + n);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.qr(m + n, n);
        solver.setA(stacked);
        DMatrixRMaj delta = new DMatrixRMaj(n, 1);
        solver.solve(new DMatrixRMaj(m + n, 1, true, right), delta);
        return delta.getData().clone();
    }

    /// ½ ‖r‖² − ½ ‖r + J δ‖²
    private static double foretold(State state, double[] delta) {
        double sum = 0;
        for (int i = 0; i < state.residuals().length; i++) {
            double change = Vectors.dot(state.jacobian().row(i), delta);
            sum -= change * (state.residuals()[i] + 0.5 * change);
        }
        return sum;
    }
}
