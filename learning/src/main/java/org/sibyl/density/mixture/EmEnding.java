package org.sibyl.density.mixture;

/// How expectation-maximisation ended.
public sealed interface EmEnding {
    /// A step gained no more than the tolerance.
    ///
    /// @param iteration the number of steps
    record Converged(int iteration) implements EmEnding {}

    /// The budget ended first.
    ///
    /// @param advice what to try
    record BudgetSpent(String advice) implements EmEnding {}

    /// A component shrank onto so few distinct rows that its covariance has no width of its own: the
    /// likelihood has no maximum there, and the mixture is no description of the data.
    ///
    /// @param component its number, from 0
    /// @param advice what to try
    record Collapsed(int component, String advice) implements EmEnding {}
}
