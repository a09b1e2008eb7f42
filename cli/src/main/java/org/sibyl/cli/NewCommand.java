package org.sibyl.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sibyl.workflow.study.Skeleton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sibyl new NAME`.
@Command(
        name = "new",
        header = "Write a commented study and a simulator that run as they are.",
        description = {"", "Makes the folder NAME with NAME.yaml and a simulator in Java, for you to change.", ""},
        footer = {"", "Example:", "  sibyl new decay", "  sibyl run decay/decay.yaml"})
final class NewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The study's name: letters, digits, hyphens and underscores.")
    private String name = "";

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path study = Skeleton.write(Path.of(""), name);
        console.out().println("wrote " + study + " and its simulator; run it with 'sibyl run " + study + "'");
        return ExitCode.DONE;
    }
}
