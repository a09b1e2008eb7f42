package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.benchmark.Machine;
import org.sibyl.benchmark.Versions;
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
        Versions versions = Versions.current();
        console.out().println("sibyl " + versions.sibyl());
        console.out().println("Java " + versions.java());
        console.out().println("kernels " + versions.kernel());
        console.out().println(Machine.current());
        return ExitCode.DONE;
    }
}
