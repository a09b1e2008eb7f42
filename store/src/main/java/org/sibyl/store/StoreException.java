package org.sibyl.store;

/// A file that cannot be read or written. The message is one sentence: the file, what was expected, what was found and
/// what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a message for the person whose file it is.
    public StoreException(String message) {
        super(message);
    }

    /// With what the system said.
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
