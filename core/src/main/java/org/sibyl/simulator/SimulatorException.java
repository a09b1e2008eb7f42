package org.sibyl.simulator;

/// A simulator that cannot be used as it is. The message says what was expected, what came and what to do.
public final class SimulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a message for the person who wrote the simulator.
    public SimulatorException(String message) {
        super(message);
    }

    /// With the exception that the simulator threw.
    public SimulatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
