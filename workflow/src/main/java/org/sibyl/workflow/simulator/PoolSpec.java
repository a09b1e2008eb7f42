package org.sibyl.workflow.simulator;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;

/// A simulator that can be run for any θ.
public sealed interface PoolSpec extends SimulatorSpec permits ClassSpec, SourceSpec, CommandSpec, InProcess {
    /// Loads, compiles or starts the simulator.
    ///
    /// @param log the file that takes what a program writes on its standard error; made when there is something
    /// @throws SimulatorException if that fails; the message says why and what to do
    SimulatorPool open(List<String> parameterNames, List<String> observableNames, PoolSettings settings, Path log);
}
