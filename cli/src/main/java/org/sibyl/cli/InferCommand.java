package org.sibyl.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.run.Extent;
import org.sibyl.workflow.run.RunFolder;
import org.sibyl.workflow.run.RunOptions;
import org.sibyl.workflow.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sibyl infer DIR` or `sibyl infer STUDY`.
@Command(
        name = "infer",
        header = "Infer from simulations that are in a run folder already.",
        description = {
            "",
            "Given a folder, goes on with its study. Given a study file, uses the simulations in --out (default:"
                    + " runs/NAME); the study's method, observation, derived quantities and draws may have changed"
                    + " since, its simulator and parameters may not.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  sibyl infer out/influenza",
            "  sibyl infer studies/influenza.yaml --out out/influenza"
        })
final class InferCommand implements Callable<Integer>, WithFolder {
    private final Console console;

    @Parameters(
            paramLabel = "DIR|STUDY",
            description = "A run folder, or a study file whose run folder has simulations.")
    private Path place = Path.of(".");

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder, if a study file is given.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one for each processor).")
    private @Nullable Integer threads;

    @Option(names = "--profile", description = "Print the ten most expensive steps of the training when it is over.")
    private boolean profile;

    @Option(names = "--json", description = "Print one JSON object, the summary, and nothing else.")
    private boolean json;

    private Path folder = Path.of("runs");

    InferCommand(Console console) {
        this.console = console;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Integer call() throws InterruptedException {
        Study study;
        if (Files.isDirectory(place)) {
            folder = place;
            study = RunFolder.open(place).study();
        } else {
            study = Study.load(place);
            folder = out == null ? Path.of("runs", study.name()) : out;
        }
        RunOptions options = RunOptions.to(folder).withExtent(Extent.INFERENCE);
        RunOptions chosen = threads == null ? options : options.withThreads(threads);
        Execution execution = new Execution(console, json);
        return profile ? new Profiling(execution).run(study, chosen) : execution.run(study, chosen);
    }
}
