package org.sibyl.workflow.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;

/// Any program that speaks the line protocol: for each line
/// `{"id": 17, "seed": 8713, "theta": {"rate": 0.3}}` on its standard input it writes one line
/// `{"id": 17, "x": [1.5, 2]}` or `{"id": 17, "error": "why"}` on its standard output, until its input ends.
///
/// As many workers as there are threads are started once and asked many times; several requests are on their way to
/// each, so a program need not be fast at switching, but it must flush its output after every line. The seed of row i
/// is the upper 53 bits of the first number that the generator of `seed.child(i)` gives: every language can read it
/// exactly, and a simulator that draws from it alone gives the same rows on any number of workers.
///
/// @param command the program and its arguments
/// @param directory where it runs, usually the study's folder
/// @param startup what a new worker may take, besides the time-out, until its first answer
public record CommandSpec(List<String> command, Path directory, Duration startup) implements PoolSpec {
    /// What [#startup] is unless something else is said.
    public static final Duration DEFAULT_STARTUP = Duration.ofSeconds(10);

    /// @throws SimulatorException if the command is empty
    public CommandSpec {
        command = List.copyOf(command);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new SimulatorException(
                    "the simulator's command is empty; give a program and its arguments, as in [python3, sim.py]");
        }
    }

    /// A command that may take ten seconds to start.
    public CommandSpec(List<String> command, Path directory) {
        this(command, directory, DEFAULT_STARTUP);
    }

    @Override
    public SimulatorPool open(
            List<String> parameterNames, List<String> observableNames, PoolSettings settings, Path log) {
        return CommandPool.start(this, parameterNames, observableNames, settings, new SimulatorLog(log));
    }
}
