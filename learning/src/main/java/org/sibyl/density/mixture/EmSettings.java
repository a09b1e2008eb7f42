package org.sibyl.density.mixture;

/// How expectation-maximisation goes on and where it stops.
///
/// The regularisation ε is a variance, in the squared units of the columns, that every maximisation step
/// adds to the diagonals of the covariances. That is exactly what maximises the regularised objective
/// Σᵢ wᵢ log Σ_k π_k N(xᵢ; μ_k, Σ_k) exp(−½ ε tr Σ_k⁻¹), the log-likelihood of rows that are clouds of
/// variance ε rather than points. It is bounded, and it is what never decreases; where ε is small beside
/// the covariances, it is the log-likelihood.
///
/// @param regularization ε, not negative
/// @param tolerance stop where a step gains no more than this in the mean objective of a row, in nats
/// @param maxIterations the budget of steps
/// @param threads that share the rows; the bits do not depend on their number
public record EmSettings(double regularization, double tolerance, int maxIterations, int threads) {
    /// ε = 10⁻⁶ as in scikit-learn, a tolerance of 10⁻⁸ nats, 1,000 steps, one thread.
    public static final EmSettings DEFAULT = new EmSettings(1e-6, 1e-8, 1_000, 1);

    /// @throws IllegalArgumentException if the regularisation or tolerance is negative or not finite, or
    /// there is no step or thread
    public EmSettings {
        if (!(regularization >= 0 && regularization < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the regularization is " + regularization
                    + ", expected a variance that is not negative; 1e-6 is usual");
        }
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the tolerance is " + tolerance
                    + ", expected a gain in nats that is not negative; 1e-8 finds the maximum, 1e-3 comes near it");
        }
        if (maxIterations < 1 || threads < 1) {
            throw new IllegalArgumentException("there are " + maxIterations + " iterations and " + threads
                    + " threads, expected at least one of each");
        }
    }

    /// With another ε.
    public EmSettings withRegularization(double variance) {
        return new EmSettings(variance, tolerance, maxIterations, threads);
    }

    /// With another tolerance.
    public EmSettings withTolerance(double nats) {
        return new EmSettings(regularization, nats, maxIterations, threads);
    }

    /// With another budget.
    public EmSettings withMaxIterations(int steps) {
        return new EmSettings(regularization, tolerance, steps, threads);
    }

    /// With another number of threads.
    public EmSettings withThreads(int count) {
        return new EmSettings(regularization, tolerance, maxIterations, count);
    }
}
