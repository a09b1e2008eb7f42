package org.sibyl.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sibyl.workflow.run.Extent;
import org.sibyl.workflow.run.RunOptions;
import org.sibyl.workflow.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sibyl run STUDY`.
@Command(
        name = "run",
        header = "Simulate, infer, check and report: everything that a study asks for.",
        description = {
            "",
            "Into the folder go report.html to read, posterior.csv with draws of the parameters, summary.json,"
                    + " diagnostics.json, model.safetensors, simulations.db (SQLite) and run.log.",
            "",
            "The same study and seed give the same bytes on any number of threads. A run that was interrupted or"
                    + " killed goes on with --resume and ends with the same bytes as one that was not.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  sibyl run studies/influenza.yaml --out out/influenza --seed 1",
            "  sibyl run studies/influenza.yaml --out out/influenza --resume",
            "  sibyl run studies/influenza.yaml --out quick --simulations 1000 --json"
        })
final class RunCommand implements Callable<Integer>, WithFolder {
    private final Console console;

    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    private Path study = Path.of("study.yaml");

    @Mixin
    private RunSettings settings = new RunSettings();

    @Option(names = "--profile", description = "Print the ten most expensive steps of the training when it is over.")
    private boolean profile;

    @Option(names = "--json", description = "Print one JSON object, the summary, and nothing else.")
    private boolean json;

    private Path folder = Path.of("runs");

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Integer call() throws InterruptedException {
        Study read = Study.load(study);
        folder = settings.out(read.name());
        Execution execution = new Execution(console, json);
        RunOptions options = settings.options(read.name(), Extent.EVERYTHING);
        return profile ? new Profiling(execution).run(read, options) : execution.run(read, options);
    }
}
