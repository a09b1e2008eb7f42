package org.sibyl.workflow.run;

import java.nio.file.Path;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.estimator.Epoch;

/// What a run tells while it goes on: to a terminal, a log or a studio. Events come from one thread, in order.
public sealed interface RunEvent {
    /// The study is checked, the simulator works, the folder is there.
    ///
    /// @param study its name
    /// @param simulator in words
    /// @param out the run folder
    /// @param seed of everything random
    /// @param origin where the seed came from
    /// @param simulations to train on
    record Started(String study, String simulator, Path out, long seed, SeedOrigin origin, int simulations)
            implements RunEvent {}

    /// Something worth a line.
    record Note(String text) implements RunEvent {}

    /// Simulations were stored.
    ///
    /// @param campaign what they are for, as in `training`
    /// @param done rows in the store
    /// @param total rows wanted
    /// @param perSecond rows in a second, since this run began; 0 before the first batch
    record SimulationProgress(String campaign, int done, int total, double perSecond) implements RunEvent {}

    /// An epoch of training is over.
    record TrainingProgress(Epoch epoch) implements RunEvent {}

    /// A diagnostic has its verdict.
    record DiagnosticDone(Diagnostic diagnostic) implements RunEvent {}

    /// All outputs are written.
    record Finished(RunResult result) implements RunEvent {}

    /// Where a seed came from.
    enum SeedOrigin {
        /// The user gave it.
        GIVEN,
        /// Nobody gave one.
        CHOSEN,
        /// The folder's earlier run had it.
        RECORDED
    }
}
