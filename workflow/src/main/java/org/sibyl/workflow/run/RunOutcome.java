package org.sibyl.workflow.run;

import java.nio.file.Path;

/// How a run ended.
public sealed interface RunOutcome {
    /// With a posterior; whether it can be trusted is for its diagnostics to say.
    record Completed(RunResult result) implements RunOutcome {}

    /// With simulations only, as was asked.
    ///
    /// @param out the run folder
    /// @param seed of the simulations
    /// @param simulations rows to train on
    /// @param invalid of these, the rows that are not valid
    /// @param seconds that simulating took
    record Simulated(Path out, long seed, int simulations, int invalid, double seconds) implements RunOutcome {}

    /// With nothing that answers the question.
    ///
    /// @param reason why, and what to do
    /// @param out the run folder with what there is
    record Unusable(String reason, Path out) implements RunOutcome {}
}
