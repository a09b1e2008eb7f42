package org.sibyl.optimize;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.function.DifferentiableFunction;

/// L-BFGS: Newton's method with an inverse Hessian put together from the last changes of x and gradient,
/// without ever forming it (Nocedal and Wright 2006, algorithms 7.4 and 7.5), and a line search for the
/// strong Wolfe conditions. The first choice for smooth functions of up to thousands of variables.
///
/// @param memory the number of changes kept
/// @param lineSearch along each direction
public record Lbfgs(int memory, StrongWolfe lineSearch) implements Optimizer<DifferentiableFunction, Lbfgs.State> {
    /// Ten changes.
    public static final Lbfgs DEFAULT = new Lbfgs(10, StrongWolfe.DEFAULT);

    /// @throws IllegalArgumentException if the memory is not positive
    public Lbfgs {
        if (memory < 1) {
            throw new IllegalArgumentException(
                    "the memory must be at least 1, found " + memory + "; 5 to 20 are usual");
        }
    }

    /// A step and what it did to the gradient.
    ///
    /// @param s xₖ₊₁ − xₖ
    /// @param y gₖ₊₁ − gₖ
    /// @param rho 1 / yᵀs
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Change(double[] s, double[] y, double rho) {}

    /// What is carried from step to step.
    ///
    /// @param iterate where it is
    /// @param changes the last ones, oldest first
    public record State(Iterate iterate, List<Change> changes) {
        /// Copies the list.
        public State {
            changes = List.copyOf(changes);
        }
    }

    @Override
    public State init(DifferentiableFunction f, double... start) {
        return new State(Iterate.start(f, start), List.of());
    }

    @Override
    public State step(DifferentiableFunction f, State state) {
        Iterate now = state.iterate();
        double[] direction = direction(now.gradient(), state.changes());
        // Nothing is known of the scale before the first step.
        double first = state.changes().isEmpty() ? Math.min(1, 1 / Vectors.norm(now.gradient())) : 1;
        Iterate next = lineSearch.search(f, now, direction, first);
        if (next.progress() == Progress.STALLED && !state.changes().isEmpty()) {
            // The remembered curvature may be wrong here: try again from the gradient alone.
            return new State(now, List.of());
        }
        return new State(next, remembered(state.changes(), now, next));
    }

    @Override
    public Iterate iterate(State state) {
        return state.iterate();
    }

    private List<Change> remembered(List<Change> changes, Iterate now, Iterate next) {
        double[] s = Vectors.plus(next.x(), -1, now.x());
        double[] y = Vectors.plus(next.gradient(), -1, now.gradient());
        double curvature = Vectors.dot(y, s);
        if (!(curvature > Math.ulp(1.0) * Vectors.norm(y) * Vectors.norm(s))) {
            return changes;
        }
        List<Change> kept = new ArrayList<>(changes);
        kept.add(new Change(s, y, 1 / curvature));
        return kept.subList(Math.max(0, kept.size() - memory), kept.size());
    }

    /// −H g by the two-loop recursion (algorithm 7.4), with γ = sᵀy / yᵀy as the first diagonal (eq. 7.20).
    private static double[] direction(double[] gradient, List<Change> changes) {
        double[] q = gradient;
        double[] alpha = new double[changes.size()];
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            alpha[i] = change.rho() * Vectors.dot(change.s(), q);
            q = Vectors.plus(q, -alpha[i], change.y());
        }
        double[] r = q;
        if (!changes.isEmpty()) {
            Change last = changes.getLast();
            r = Vectors.scaled(1 / (last.rho() * Vectors.dot(last.y(), last.y())), q);
        }
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            double beta = change.rho() * Vectors.dot(change.y(), r);
            r = Vectors.plus(r, alpha[i] - beta, change.s());
        }
        return Vectors.scaled(-1, r);
    }
}
