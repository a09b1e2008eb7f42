package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;

/// Writes by others, with the errors of this house.
final class Written {
    private Written() {}

    /// @throws StoreException if the writing fails
    static void file(Path file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /// What writes a file.
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }
}
