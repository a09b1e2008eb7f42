package org.sibyl.estimator;

/// Data that a method cannot be applied to: what was expected, what was found, and what to do. Whoever gave the data
/// can
/// put it right.
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// @param message one sentence: what, expected, found, what to do
    public DataException(String message) {
        super(message);
    }
}
