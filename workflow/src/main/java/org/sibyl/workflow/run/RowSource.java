package org.sibyl.workflow.run;

import java.util.List;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Where the rows of a run's campaigns come from. Row i of a campaign is the same whenever and however it is asked for.
interface RowSource extends AutoCloseable {
    /// The names of the observables.
    List<String> observableNames();

    /// The number of training rows that can be had for a wish.
    int training(int wish);

    /// The number of calibration rows that can be had for a wish.
    int calibration(int wish);

    /// Whether rows can be simulated at any θ.
    boolean simulates();

    /// Simulates a few rows and throws them away, so that a simulator that cannot work is known before anything is
    /// written.
    ///
    /// @throws org.sibyl.workflow.StudyException if none of them is valid
    /// @throws org.sibyl.simulator.SimulatorException if the simulator is unusable
    default void pilot() throws InterruptedException {}

    /// Rows `[from, to)` of the training or the calibration campaign, θ from the prior.
    Simulations rows(Campaign campaign, int from, int to) throws InterruptedException;

    /// Rows from `from` on at given θ `[n, p]`; only if [#simulates].
    Simulations at(Campaign campaign, int from, Tensor theta) throws InterruptedException;

    /// Ends the workers.
    @Override
    void close();
}
