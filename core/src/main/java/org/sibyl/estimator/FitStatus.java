package org.sibyl.estimator;

/// How a fit ended.
public sealed interface FitStatus {
    /// The validation loss stopped improving.
    ///
    /// @param bestEpoch the epoch whose parameters were kept
    record Converged(int bestEpoch) implements FitStatus {}

    /// The budget ended first; the best parameters so far were kept.
    ///
    /// @param advice what to raise
    record BudgetSpent(String advice) implements FitStatus {}

    /// The loss or a parameter left the finite numbers; the last good parameters were kept.
    ///
    /// @param epoch the epoch in which it happened
    /// @param cause the step and the first operation that produced the bad number
    /// @param advice what to try
    record Diverged(int epoch, String cause, String advice) implements FitStatus {}
}
