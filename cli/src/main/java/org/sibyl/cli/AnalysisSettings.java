package org.sibyl.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sibyl.report.Block;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.AnalysisFile;
import org.sibyl.workflow.analysis.AnalysisFolder;
import org.sibyl.workflow.analysis.AnalysisResult;
import org.sibyl.workflow.analysis.TableSource;
import org.sibyl.workflow.run.Existing;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that analyses of a table share.
final class AnalysisSettings {
    @Parameters(
            paramLabel = "FILE",
            description = "A table: CSV or columns apart by blanks, with or without a line of names; or the name of one"
                    + " that comes with Sibyl ('sibyl tables' lists them).")
    private String file = "";

    @Option(
            names = "--missing",
            paramLabel = "drop|refuse",
            description = "What to do with rows that lack a number: leave them out and say so, or stop (default).")
    private String missing = "refuse";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of everything random (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: one for each processor). Results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the report and the tables; nothing is written if left away.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace an earlier analysis in the folder.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print one JSON object, the summary, and nothing else.")
    private boolean json;

    /// The folder to write into, checked before any work is done.
    Optional<AnalysisFolder> folder() {
        return Optional.ofNullable(out)
                .map(path -> AnalysisFolder.at(path, overwrite ? Existing.OVERWRITE : Existing.REFUSE));
    }

    TableSource source() {
        return new TableSource(file, TableSource.missing(missing));
    }

    long seed() {
        return seed;
    }

    int threads() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new StudyException("--threads must be at least 1, found " + count);
        }
        return count;
    }

    /// Shows a result: the object alone, or what it says and its tables.
    void print(Console console, AnalysisResult result, Optional<AnalysisFolder> folder) {
        if (json) {
            console.out().print(result.toJson());
            return;
        }
        result.sentences().forEach(console.out()::println);
        for (Block.Table table : result.tables()) {
            console.out().println();
            console.out().println(table.caption());
            TextTable.of(table).lines().forEach(console.out()::println);
        }
        console.out().println();
        console.out()
                .println(folder.map(there -> "report: " + there.file(AnalysisFile.REPORT))
                        .orElse("With --out DIR a report and tables are written."));
    }
}
