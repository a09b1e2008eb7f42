package org.sibyl.workflow.simulator;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.Simulator;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.simulator.ThreadedPool;

/// A simulator that is there already, such as that of a built-in task; its threads share it.
///
/// @param simulator called from several threads at once
public record InProcess(Simulator simulator) implements PoolSpec {
    @Override
    public SimulatorPool open(
            List<String> parameterNames, List<String> observableNames, PoolSettings settings, Path log) {
        return ThreadedPool.sharing(simulator, parameterNames, observableNames, settings);
    }
}
