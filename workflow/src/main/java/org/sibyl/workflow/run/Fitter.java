package org.sibyl.workflow.run;

import java.util.function.Consumer;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.workflow.study.Study;

/// Fits a study's method, or takes the model that the run folder holds.
interface Fitter {
    /// Refuses settings that the method cannot have, before anything is simulated.
    ///
    /// @throws org.sibyl.workflow.StudyException if there are any
    void check(Study study);

    /// The model of a study.
    ///
    /// @param rows valid simulations
    /// @param seed of the fit
    /// @param options of which the threads and the profiler count
    /// @param directory where the model is kept
    FittedModel fit(
            Study study,
            Simulations rows,
            Seed seed,
            RunOptions options,
            RunDirectory directory,
            Consumer<RunEvent> listener)
            throws InterruptedException;
}
