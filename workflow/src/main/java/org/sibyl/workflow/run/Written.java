package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;

/// Writes by others, with the errors of this house.
public final class Written {
    private Written() {}

    /// Lets a writer write a file, and says it in this house's words if that fails.
    ///
    /// @throws StoreException if the writing fails
    public static void file(Path file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /// What writes a file.
    @FunctionalInterface
    public interface Writing {
        /// Writes it.
        void write() throws IOException;
    }
}
