package org.sibyl.optimize;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.tensor.Tensor;

/// Newton's method, x ← x − α (C + τ I)⁻¹ g: with the Hessian as C, or with the expected information, which
/// is Fisher scoring. τ is 0 where C is positive definite, else the first of a growing sequence that makes it
/// so (Nocedal and Wright 2006, algorithm 3.3); α is halved from 1 until the value falls enough. For few
/// variables: it needs C whole.
///
/// @param curvature C
public record Newton(Curvature curvature) implements Optimizer<DifferentiableFunction, Newton.State> {
    private static final double ENOUGH = 1e-4;
    private static final int MAX_HALVINGS = 50;
    private static final double FIRST_SHIFT = 1e-3;
    private static final int MAX_SHIFTS = 60;

    /// What is carried from step to step.
    ///
    /// @param iterate where it is
    /// @param shift τ of the last step; above 0 where the curvature was not positive definite
    /// @param stepLength α of the last step
    public record State(Iterate iterate, double shift, double stepLength) {}

    @Override
    public State init(DifferentiableFunction f, double... start) {
        return new State(Iterate.start(f, start), 0, 1);
    }

    @Override
    public State step(DifferentiableFunction f, State state) {
        Iterate now = state.iterate();
        Tensor c = curvature.at(now.x());
        int n = now.x().length;
        double size = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, c.get(i, i));
            for (int j = 0; j < n; j++) {
                size = Math.max(size, Math.abs(c.get(i, j)));
            }
        }
        double unit = FIRST_SHIFT * (size > 0 ? size : 1);
        double shift = least > 0 ? 0 : unit - least;
        for (int attempt = 0; attempt < MAX_SHIFTS && Double.isFinite(size); attempt++) {
            Optional<double[]> direction = solve(c, shift, now.gradient());
            if (direction.isPresent()) {
                return descend(f, now, direction.get(), shift);
            }
            shift = Math.max(2 * shift, unit);
        }
        return new State(now.stay(Progress.STALLED), shift, 0);
    }

    @Override
    public Iterate iterate(State state) {
        return state.iterate();
    }

    private static State descend(DifferentiableFunction f, Iterate now, double[] direction, double shift) {
        double slope = Vectors.dot(now.gradient(), direction);
        double rounding = Rounding.of(now.value());
        double alpha = 1;
        for (int i = 0; i < MAX_HALVINGS; i++) {
            Iterate next = now.next(f, Vectors.plus(now.x(), alpha, direction));
            // Near the minimum the value no longer tells; then the gradient does.
            boolean lower = next.value() <= now.value() + ENOUGH * alpha * slope
                    || (-slope <= rounding && next.gradientSize() < now.gradientSize());
            if (lower && next.isFinite()) {
                return new State(next, shift, alpha);
            }
            alpha /= 2;
        }
        return new State(now.stay(-slope <= rounding ? Progress.SETTLED : Progress.STALLED), shift, 0);
    }

    /// −(C + τ I)⁻¹ g, if C + τ I is positive definite.
    private static Optional<double[]> solve(Tensor c, double shift, double[] gradient) {
        int n = gradient.length;
        DMatrixRMaj shifted = new DMatrixRMaj(n, n, true, c.toArray());
        for (int i = 0; i < n; i++) {
            shifted.add(i, i, shift);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        if (!solver.setA(shifted) || solver.quality() < Math.ulp(1.0)) {
            return Optional.empty();
        }
        DMatrixRMaj direction = new DMatrixRMaj(n, 1);
        solver.solve(new DMatrixRMaj(n, 1, true, Vectors.scaled(-1, gradient)), direction);
        return Optional.of(direction.getData().clone());
    }
}
