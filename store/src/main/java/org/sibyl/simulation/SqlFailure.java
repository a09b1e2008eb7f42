package org.sibyl.simulation;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sibyl.store.StoreException;

/// What SQLite's result codes mean for the person whose store it is (sqlite.org/rescode.html).
final class SqlFailure {
    private static final int PERMISSION = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private SqlFailure() {}

    static StoreException of(Path file, SQLException e) {
        // Extended codes carry the primary one in their lowest byte.
        String sentence = switch (e.getErrorCode() & 0xff) {
            case BUSY, LOCKED ->
                "the simulation store " + file + " is locked by another process; end that one or wait for it";
            case FULL ->
                "no space is left for the simulation store " + file
                        + "; what was stored so far is safe: free some space and go on with --resume";
            case READ_ONLY, PERMISSION -> "the simulation store " + file + " is read-only; make it writable";
            case CANNOT_OPEN ->
                "the simulation store " + file + " cannot be opened or created; check that its folder exists and is"
                        + " writable";
            case NOT_A_DATABASE -> file + " is not a simulation store; choose another file or remove it";
            case CORRUPT -> "the simulation store " + file + " is damaged; restore a copy or start afresh";
            case IO_ERROR ->
                "the simulation store " + file + " could not be read or written (" + e.getMessage()
                        + "); check the disk: what was stored so far is kept";
            default -> "the simulation store " + file + " failed: " + e.getMessage();
        };
        return new StoreException(sentence, e);
    }
}
