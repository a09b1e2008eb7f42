package org.sibyl.workflow.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sibyl.dataset.Table;
import org.sibyl.report.ReportPage;
import org.sibyl.report.ReportWriter;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.run.Existing;
import org.sibyl.workflow.run.OutputFile;
import org.sibyl.workflow.run.Written;

/// The folder that an analysis writes into. Each file appears whole or not at all, the summary last.
public final class AnalysisFolder {
    private final Path path;
    private final Existing existing;

    private AnalysisFolder(Path path, Existing existing) {
        this.path = path;
        this.existing = existing;
    }

    /// Checks that nothing would be lost, before any work is done; makes no folder yet.
    ///
    /// @param existing [Existing#OVERWRITE] replaces an earlier analysis, anything else leaves it alone
    /// @throws StudyException if the path is no folder, holds the run of a study, or an analysis that is to
    ///     stay
    public static AnalysisFolder at(Path path, Existing existing) {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StudyException(path + " is a file, expected a folder for the outputs; give another with --out");
        }
        if (Files.exists(folder.resolve(OutputFile.RUN.fileName()))) {
            throw new StudyException(path + " holds the run of a study; give another folder with --out");
        }
        Optional<AnalysisFile> present = Arrays.stream(AnalysisFile.values())
                .filter(file -> Files.exists(folder.resolve(file.fileName())))
                .findFirst();
        if (present.isPresent() && existing != Existing.OVERWRITE) {
            throw new StudyException(path + " holds a " + present.get().fileName()
                    + " already; give another folder with --out, or replace it with --overwrite");
        }
        return new AnalysisFolder(folder, existing);
    }

    /// The folder, absolute.
    public Path path() {
        return path;
    }

    /// Makes the folder and removes what an earlier analysis left, the summary first, so that no folder
    /// ever holds the summary of one analysis beside the tables of another.
    ///
    /// @throws StudyException if the folder cannot be made or emptied
    public void begin() {
        try {
            Files.createDirectories(path);
            if (existing == Existing.OVERWRITE) {
                Files.deleteIfExists(file(AnalysisFile.SUMMARY));
                for (AnalysisFile file : AnalysisFile.values()) {
                    Files.deleteIfExists(file(file));
                }
            }
        } catch (IOException e) {
            throw new StudyException(
                    "cannot write into the folder " + path + ": " + AtomicFile.reason(e) + "; give another with --out",
                    e);
        }
    }

    /// Writes a table.
    ///
    /// @throws StoreException if it cannot be written
    public void write(AnalysisFile file, Table table) {
        table.write(file(file));
    }

    /// Writes the page.
    ///
    /// @throws StoreException if it cannot be written
    public void write(ReportPage page) {
        Path report = file(AnalysisFile.REPORT);
        Written.file(report, () -> ReportWriter.write(page, report));
    }

    /// Writes the summary, the last of the files.
    ///
    /// @throws StoreException if it cannot be written
    public void finish(String summary) {
        AtomicFile.write(file(AnalysisFile.SUMMARY), out -> out.write(summary.getBytes(StandardCharsets.UTF_8)));
    }

    /// Where a file stands.
    public Path file(AnalysisFile file) {
        return path.resolve(file.fileName());
    }
}
