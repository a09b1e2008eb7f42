package org.sibyl.diagnostic;

/// What a diagnostic says.
public sealed interface Verdict {
    /// Nothing speaks against the result.
    record Pass() implements Verdict {}

    /// Something does.
    ///
    /// @param advice what to do about it
    record Concern(String advice) implements Verdict {}

    /// It cannot be said.
    ///
    /// @param reason why not
    record Inconclusive(String reason) implements Verdict {}
}
