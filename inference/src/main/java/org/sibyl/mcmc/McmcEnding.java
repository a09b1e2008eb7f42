package org.sibyl.mcmc;

/// How a run of Markov chains ended.
public sealed interface McmcEnding {
    /// All chains ran their course and agree.
    record Converged() implements McmcEnding {}

    /// All chains ran their course, but do not agree or say too little.
    ///
    /// @param advice which parameter, and what to change
    record NotMixed(String advice) implements McmcEnding {}

    /// The budget ended first; the draws so far were kept, equally many for each chain.
    ///
    /// @param advice what to raise
    record BudgetSpent(String advice) implements McmcEnding {}

    /// No chain could start.
    ///
    /// @param advice what to check
    record NoStart(String advice) implements McmcEnding {}
}
