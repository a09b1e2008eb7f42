package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sibyl.store.AtomicFile;
import org.sibyl.workflow.StudyException;

/// The folder of a run. Every file in it is written whole or not at all; `run.json` comes first and `summary.json`
/// last,
/// so that a folder without the first holds nothing and one with the last is complete.
///
/// @param path the folder, absolute
record RunDirectory(Path path) {
    private static final Set<OutputFile> HARMLESS =
            EnumSet.of(OutputFile.STUDY, OutputFile.LOG, OutputFile.SIMULATOR_LOG);

    RunDirectory {
        path = path.toAbsolutePath().normalize();
    }

    Path file(OutputFile output) {
        return path.resolve(output.fileName());
    }

    boolean has(OutputFile output) {
        return Files.isRegularFile(file(output));
    }

    /// What the folder's run is, if it holds one.
    ///
    /// @throws StudyException if the path is no folder, or holds files that a run would replace but no run
    Optional<RunRecord> record() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StudyException(path + " is a file, expected a folder for the outputs; give another with --out");
        }
        if (has(OutputFile.RUN)) {
            return Optional.of(RunRecord.parse(file(OutputFile.RUN), read(OutputFile.RUN)));
        }
        // Whatever run.json did not precede was not written by a run.
        Optional<OutputFile> stranger = Stream.of(OutputFile.values())
                .filter(output -> !HARMLESS.contains(output) && has(output))
                .findFirst();
        if (stranger.isPresent()) {
            throw new StudyException(path + " holds a " + stranger.get().fileName()
                    + " that no run of Sibyl left there; give another folder with --out");
        }
        return Optional.empty();
    }

    /// Makes the folder.
    ///
    /// @throws StudyException if it cannot be made
    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new StudyException(
                    "cannot make the folder " + path + ": " + AtomicFile.reason(e) + "; give another with --out", e);
        }
    }

    void write(OutputFile output, String text) {
        AtomicFile.write(file(output), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A file's text.
    ///
    /// @throws StudyException if it cannot be read
    String read(OutputFile output) {
        return new String(bytes(output), StandardCharsets.UTF_8);
    }

    /// A file's bytes.
    ///
    /// @throws StudyException if it cannot be read
    byte[] bytes(OutputFile output) {
        try {
            return Files.readAllBytes(file(output));
        } catch (IOException e) {
            throw new StudyException("cannot read " + file(output) + ": " + AtomicFile.reason(e), e);
        }
    }

    /// Removes the results, the last written first, so that a kill in between leaves what a kill of the run would
    /// leave.
    void clearResults() {
        for (OutputFile output : new OutputFile[] {
            OutputFile.SUMMARY,
            OutputFile.MANIFEST,
            OutputFile.REPORT,
            OutputFile.DIAGNOSTICS,
            OutputFile.POSTERIOR,
            OutputFile.MODEL
        }) {
            delete(output.fileName());
        }
    }

    /// Removes everything that a run left; other files stay.
    void clear() {
        clearResults();
        String store = OutputFile.SIMULATIONS.fileName();
        delete(store + "-wal");
        delete(store + "-shm");
        delete(store);
        delete(OutputFile.RUN.fileName());
        delete(OutputFile.STUDY.fileName());
        delete(OutputFile.LOG.fileName());
        delete(OutputFile.SIMULATOR_LOG.fileName());
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new StudyException("cannot remove " + path.resolve(name) + ": " + AtomicFile.reason(e), e);
        }
    }
}
