package org.sibyl.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.workflow.run.RunFolder;
import org.sibyl.workflow.run.RunFolder.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sibyl check DIR`.
@Command(
        name = "check",
        header = "Check a run folder: are the files whole and unchanged, and what does the evidence say?",
        description = {
            "",
            "Compares every output with the hash that the run recorded, lets the model file verify itself with its own"
                    + " inputs and outputs, counts the simulations, and shows the verdicts again. Ends with exit code 2"
                    + " if something was changed or is missing.",
            ""
        },
        footer = {"", "Example:", "  sibyl check out/influenza"})
final class CheckCommand implements Callable<Integer>, WithFolder {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of a finished run.")
    private Path folder = Path.of(".");

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Integer call() {
        RunFolder run = RunFolder.open(folder);
        List<Finding> findings = run.check();
        for (Finding finding : findings) {
            console.out().println((finding.good() ? "  ok     " : "  WRONG  ") + finding.what());
        }
        console.out().println();
        run.diagnostics().forEach(diagnostic -> ResultText.print(diagnostic, console.out()));
        return findings.stream().allMatch(Finding::good) ? ExitCode.DONE : ExitCode.INPUT;
    }
}
