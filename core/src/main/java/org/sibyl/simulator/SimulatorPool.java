package org.sibyl.simulator;

import java.util.Optional;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Something that simulates many rows at once: threads in this process, worker processes, or a cluster.
///
/// Row i of the campaign draws from `seed.child(i)` and from nothing else, so the result does not depend on the number
/// of workers or on how the campaign is cut into batches.
public interface SimulatorPool extends AutoCloseable {
    /// Simulates the rows `[firstRow, firstRow + theta.rows())` of a campaign. A row that cannot be simulated is a row
    /// with a status, not an exception.
    ///
    /// @param theta the parameters of these rows `[n, p]`
    /// @param firstRow the campaign's index of the first of them
    /// @param seed the campaign's seed
    /// @throws SimulatorException if the simulator is unusable: wrong number of observables, or too many
    ///     failures in a row
    /// @throws InterruptedException if the thread was interrupted while it waited
    Simulations simulate(Tensor theta, long firstRow, Seed seed) throws InterruptedException;

    /// Why the last row that was not valid was not, with its parameters; empty as long as all were.
    Optional<String> lastFailure();

    /// Ends the workers.
    @Override
    void close();
}
