package org.sibyl.workflow.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file that keeps what worker processes write on their standard error, up to ten megabytes for each run.
final class SimulatorLog {
    private static final long LARGEST = 10_000_000;

    private final Path file;
    private long written;

    SimulatorLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// Adds a line.
    synchronized void append(String worker, String line) {
        if (written > LARGEST) {
            return;
        }
        String entry = "[" + worker + "] " + line + "\n";
        written += entry.length();
        if (written > LARGEST) {
            entry = "The rest is left out.\n";
        }
        try {
            Files.writeString(
                    file, entry, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The simulator must not stand still because its log cannot be written.
            written = LARGEST + 1;
        }
    }
}
