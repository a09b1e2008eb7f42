package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;

/// A log for the first steps of a simulator program, outside the run folder. It stays if the steps fail, for the error
/// names it.
final class TrialLog {
    private TrialLog() {}

    /// @throws StoreException if no temporary file can be made
    static void during(Trial trial) throws InterruptedException {
        try {
            Path log = Files.createTempFile("sibyl-simulator-", ".log");
            trial.run(log);
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new StoreException("cannot write a temporary file: " + AtomicFile.reason(e), e);
        }
    }

    /// What is logged.
    @FunctionalInterface
    interface Trial {
        void run(Path log) throws InterruptedException;
    }
}
