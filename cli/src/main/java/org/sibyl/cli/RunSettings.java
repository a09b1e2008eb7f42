package org.sibyl.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.run.Existing;
import org.sibyl.workflow.run.Extent;
import org.sibyl.workflow.run.RunOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that commands with a run folder share.
final class RunSettings {
    @Option(names = "--out", paramLabel = "DIR", description = "The folder for all outputs (default: runs/NAME).")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of everything random; chosen, printed and recorded if left away.")
    private @Nullable Long seed;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description = "Simulations to learn from, in place of the study's number.")
    private @Nullable Integer simulations;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads or worker processes (default: one for each processor). Results do not depend on it.")
    private @Nullable Integer threads;

    @ArgGroup(exclusive = true)
    private @Nullable Folder folder;

    /// What to do with a folder that is in use.
    static final class Folder {
        @Option(names = "--resume", description = "Go on where an earlier run in the folder stopped.")
        private boolean resume;

        @Option(names = "--overwrite", description = "Replace an earlier run in the folder.")
        private boolean overwrite;
    }

    Path out(String study) {
        return out == null ? Path.of("runs", study) : out;
    }

    RunOptions options(String study, Extent extent) {
        Existing existing = folder == null
                ? Existing.REFUSE
                : folder.resume ? Existing.RESUME : folder.overwrite ? Existing.OVERWRITE : Existing.REFUSE;
        return new RunOptions(
                out(study),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                simulations == null ? OptionalInt.empty() : OptionalInt.of(simulations),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                existing,
                extent,
                Optional.empty());
    }
}
