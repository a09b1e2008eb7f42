package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.benchmark.EngineBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sibyl bench engine`.
@Command(
        name = "engine",
        header = "Microseconds for one training step, on vector and plain kernels; and the speed of a matrix product.",
        footer = {"", "Example:", "  sibyl bench engine --json"})
final class BenchEngineCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    BenchEngineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        BenchCommand.Format format = json ? BenchCommand.Format.JSON : BenchCommand.Format.TEXT;
        return BenchCommand.print(console, format, EngineBenchmark.standard().run(row -> {
            if (!json) {
                console.err().println(row);
            }
        }));
    }
}
