package org.sibyl.cli;

/// What the process says when it ends.
final class ExitCode {
    /// Done.
    static final int DONE = 0;
    /// A bug of ours.
    static final int BUG = 1;
    /// Something that the user can put right.
    static final int INPUT = 2;
    /// A run that ended without a usable result.
    static final int UNUSABLE = 3;
    /// Interrupted by a signal, as shells count it.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
