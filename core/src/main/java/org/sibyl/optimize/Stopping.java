package org.sibyl.optimize;

/// When to stop.
///
/// @param gradientTolerance stop where max |∂f/∂xᵢ| ≤ this · max(1, |f|)
/// @param maxIterations the budget
public record Stopping(double gradientTolerance, int maxIterations) {
    /// 10⁻⁸ and 1,000 steps.
    public static final Stopping DEFAULT = new Stopping(1e-8, 1_000);

    /// @throws IllegalArgumentException if the tolerance is negative or the budget not positive
    public Stopping {
        if (!(gradientTolerance >= 0) || maxIterations < 1) {
            throw new IllegalArgumentException(
                    "the gradient tolerance must not be negative and the steps at least 1, found " + gradientTolerance
                            + " and " + maxIterations + "; 1e-8 and 1000 are usual");
        }
    }

    /// With another tolerance.
    public Stopping withGradientTolerance(double tolerance) {
        return new Stopping(tolerance, maxIterations);
    }

    /// With another budget.
    public Stopping withMaxIterations(int iterations) {
        return new Stopping(gradientTolerance, iterations);
    }

    boolean reached(Iterate iterate) {
        return iterate.progress() == Progress.SETTLED || iterate.gradientSize() <= threshold(iterate);
    }

    double threshold(Iterate iterate) {
        return gradientTolerance * Math.max(1, Math.abs(iterate.value()));
    }
}
