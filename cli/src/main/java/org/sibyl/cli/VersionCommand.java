package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.engine.Kernels;
import org.sibyl.workflow.run.Machine;
import picocli.CommandLine.Command;

/// `sibyl version`.
@Command(name = "version", header = "Say which version this is, on which Java, with which kernels.")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Machine machine = Machine.here();
        console.out().println("sibyl " + machine.sibyl());
        console.out().println("Java " + machine.java());
        console.out().println("kernels " + Kernels.best().name());
        console.out().println(machine.processor() + ", " + machine.processors() + " processors, " + machine.system());
        return ExitCode.DONE;
    }
}
