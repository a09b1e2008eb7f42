package org.sibyl.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sibyl.workflow.run.Extent;
import org.sibyl.workflow.run.OutputFile;
import org.sibyl.workflow.run.RunFolder;
import org.sibyl.workflow.run.RunOptions;
import org.sibyl.workflow.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sibyl report DIR`.
@Command(
        name = "report",
        header = "Write the report of a finished run again, from what its folder holds.",
        footer = {"", "Example:", "  sibyl report out/influenza"})
final class ReportCommand implements Callable<Integer>, WithFolder {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of a finished run.")
    private Path folder = Path.of(".");

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Integer call() throws InterruptedException {
        Runner.run(RunFolder.open(folder).study(), RunOptions.to(folder).withExtent(Extent.REPORT), event -> {});
        console.out().println(folder.resolve(OutputFile.REPORT.fileName()));
        return ExitCode.DONE;
    }
}
