package org.sibyl.cli;

import org.sibyl.benchmark.BenchmarkTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `sibyl bench NAME`.
@Command(
        name = "bench",
        header = "Measure: the speed of the engine and of classical methods, the accuracy of a method.",
        subcommands = {
            BenchEngineCommand.class,
            BenchClassicalCommand.class,
            BenchPosteriorCommand.class,
            BenchStartupProbeCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  sibyl bench engine --json",
            "  sibyl bench classical --peers",
            "  sibyl bench posterior --task gaussian_linear --simulations 10000 --json"
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "the name of a benchmark is missing");
    }

    static int print(Console console, Format format, BenchmarkTable table) {
        if (format == Format.JSON) {
            console.out().println(table.toJson());
        } else {
            console.out().print(table.toText());
        }
        return ExitCode.DONE;
    }

    /// How a table is printed.
    enum Format {
        /// For people.
        TEXT,
        /// One object.
        JSON
    }
}
