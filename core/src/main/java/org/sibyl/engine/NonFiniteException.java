package org.sibyl.engine;

/// The loss or its gradient left the finite numbers in a training step. The parameters are those from before the
/// step.
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String operation;

    NonFiniteException(long step, String operation) {
        super("training step " + step + ": " + operation);
        this.step = step;
        this.operation = operation;
    }

    /// The number of the step, counted from 1.
    public long step() {
        return step;
    }

    /// The first operation that produced a NaN or an infinity from finite numbers: its name, the row, the ranges of its
    /// inputs' finite elements and how many are not, and the formula around it.
    public String operation() {
        return operation;
    }
}
