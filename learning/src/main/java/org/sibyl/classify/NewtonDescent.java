package org.sibyl.classify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.optimize.Ending;

/// Newton's method for a convex loss over many rows, x ← x − α C⁻¹ g, that looks at all rows as seldom as
/// it can.
///
/// It starts from the solution for one row in sixteen, found in the same way, whose error is of the order
/// 1/√n, and keeps the curvature C from there, whose relative error is of the same order: each step over
/// all rows then takes one gradient, and gains about as many digits as that error has (sub-sampled Newton;
/// Roosta-Khorasani and Mahoney 2019). Where a step gains less than one digit, and for few rows always, the
/// curvature is taken anew. α is halved from 1 until the value falls enough (Nocedal and Wright 2006, eq.
/// 3.6a).
final class NewtonDescent {
    private static final double ENOUGH = 1e-4;
    private static final int MAX_HALVINGS = 40;
    private static final double GAIN = 0.1;

    private final ConvexProblem problem;
    private final double tolerance;
    private final int maxSteps;
    private final boolean keepsCurvature;
    private double[] theta;
    private ValueAndGradient here;
    private @Nullable Cholesky curvature;
    private boolean inherited;

    private NewtonDescent(ConvexProblem problem, double[] start, double tolerance, int maxSteps) {
        this.problem = problem;
        this.tolerance = tolerance;
        this.maxSteps = maxSteps;
        Optional<NewtonDescent> fewer = problem.thinned()
                .map(thinned -> new NewtonDescent(thinned, start, coarse(thinned), maxSteps))
                .filter(descent -> descent.run().ending() instanceof Ending.Converged);
        this.keepsCurvature = fewer.isPresent();
        this.inherited = fewer.isPresent();
        this.theta = fewer.map(descent -> descent.theta).orElse(start);
        this.curvature = fewer.flatMap(NewtonDescent::ownCurvature).orElse(null);
        this.here = problem.at(theta);
    }

    static Solution minimize(ConvexProblem problem, double[] start, double tolerance, int maxSteps) {
        return new NewtonDescent(problem, start, tolerance, maxSteps).run();
    }

    private Solution run() {
        for (int step = 0; ; step++) {
            double size = size(here.gradient());
            if (size <= tolerance) {
                return solution(new Ending.Converged(step));
            }
            if (step == maxSteps) {
                return solution(new Ending.BudgetSpent("after " + step + " steps the largest partial derivative is "
                        + size + "; allow more steps, or raise the penalty"));
            }
            Cholesky known = curvature;
            boolean kept = known != null;
            Cholesky factor = known != null ? known : Cholesky.of(problem.curvature(theta));
            if (factor.dependent().isPresent()) {
                return solution(new Ending.Stalled(step, "the second derivatives are singular"));
            }
            Gain gain = descend(factor, kept);
            if (gain == Gain.NONE && !kept) {
                return solution(new Ending.Converged(step));
            }
            inherited &= kept;
            curvature = gain == Gain.MUCH && keepsCurvature ? factor : null;
        }
    }

    private enum Gain {
        NONE,
        SOME,
        MUCH
    }

    /// Steps along the direction of a curvature; if that is an old one, only as far as it itself says.
    private Gain descend(Cholesky factor, boolean kept) {
        double[] direction = factor.solve(here.gradient());
        double slope = 0;
        for (int j = 0; j < direction.length; j++) {
            slope -= direction[j] * here.gradient()[j];
        }
        double rounding = 16 * Math.ulp(Math.abs(here.value()));
        double alpha = 1;
        for (int halving = 0; halving < (kept ? 1 : MAX_HALVINGS); halving++) {
            double[] next = theta.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] -= alpha * direction[j];
            }
            ValueAndGradient there = problem.at(next);
            double before = size(here.gradient());
            double after = size(there.gradient());
            // Near the minimum the value no longer tells; then the gradient does.
            boolean lower =
                    there.value() <= here.value() + ENOUGH * alpha * slope || (-slope <= rounding && after < before);
            if (lower) {
                theta = next;
                here = there;
                return after <= GAIN * before ? Gain.MUCH : Gain.SOME;
            }
            alpha /= 2;
        }
        return Gain.NONE;
    }

    private Solution solution(Ending ending) {
        return new Solution(theta, here, ending);
    }

    /// The curvature over these rows; that of fewer rows yet would not do for more.
    private Optional<Cholesky> ownCurvature() {
        Cholesky known = curvature;
        if (known != null && !inherited) {
            return Optional.of(known);
        }
        Cholesky factor = Cholesky.of(problem.curvature(theta));
        return factor.dependent().isPresent() ? Optional.empty() : Optional.of(factor);
    }

    /// More exact than the distance between the two problems' solutions needs it not to be.
    private static double coarse(ConvexProblem thinned) {
        return 0.01 / Math.sqrt(thinned.rows());
    }

    private static double size(double[] gradient) {
        double size = 0;
        for (double g : gradient) {
            size = Math.max(size, Math.abs(g));
        }
        return size;
    }
}
