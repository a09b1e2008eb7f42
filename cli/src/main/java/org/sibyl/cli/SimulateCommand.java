package org.sibyl.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.run.Extent;
import org.sibyl.workflow.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sibyl simulate STUDY`.
@Command(
        name = "simulate",
        header = "Fill the simulation store of a study, and no more.",
        description = {
            "",
            "Writes simulations.db, one SQLite file with a table for each campaign (training, calibration), whose"
                    + " columns are named as the parameters and observables are. 'sibyl infer' goes on from there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  sibyl simulate studies/influenza.yaml --out out/influenza --simulations 20000",
            "  sibyl simulate --task gaussian_linear --simulations 100000 --threads 1 --out out/linear"
        })
final class SimulateCommand implements Callable<Integer>, WithFolder {
    private final Console console;

    @Parameters(paramLabel = "STUDY", arity = "0..1", description = "The study file (YAML).")
    private @Nullable Path study;

    @Option(names = "--task", paramLabel = "NAME", description = "A built-in problem in place of a study.")
    private @Nullable String task;

    @Mixin
    private RunSettings settings = new RunSettings();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    private Path folder = Path.of("runs");

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((study == null) == (task == null)) {
            throw new StudyException("give either a study file or --task NAME, found "
                    + (study == null ? "neither" : "both") + "; see 'sibyl simulate --help'");
        }
        Study read = study != null ? Study.load(study) : Study.ofTask(task == null ? "" : task);
        folder = settings.out(read.name());
        return new Execution(console, json).run(read, settings.options(read.name(), Extent.SIMULATIONS));
    }
}
