package org.sibyl.cli;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sibyl.benchmark.BenchmarkRow;
import org.sibyl.benchmark.BenchmarkTable;
import org.sibyl.benchmark.Peers;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;
import picocli.CommandLine.Option;

/// What `sibyl bench engine` and `sibyl bench classical` have in common: their rows are chosen by name, compared with
/// other tools, and printed as a table or as JSON.
final class BenchTable {
    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Option(
            names = "--peers",
            description =
                    "Measure the rows with other tools as well, in turn with ours and as far as they are installed.")
    private boolean peers;

    /// A benchmark.
    interface Benchmark {
        /// Measures in turn with these tools.
        BenchmarkTable run(Peers others, Consumer<BenchmarkRow> progress) throws InterruptedException;
    }

    /// @throws StudyException if a name is not that of a row
    static void requireRows(Collection<String> names, Collection<String> rows, String table) {
        for (String name : names) {
            if (!rows.contains(name)) {
                throw new StudyException(
                        "there is no row '" + name + "' in " + table + "; " + Nearest.hint(name, rows, "rows"));
            }
        }
    }

    /// Runs the benchmark and prints its table.
    ///
    /// @param start starts the tools that it is compared with
    int print(Console console, Function<Consumer<String>, Peers> start, Benchmark benchmark)
            throws InterruptedException {
        Consumer<Object> note = line -> {
            if (!json) {
                console.err().println(line);
            }
        };
        try (Peers others = peers ? start.apply(note::accept) : Peers.none()) {
            BenchmarkTable table = benchmark.run(others, note::accept);
            console.out().print(json ? table.toJson() + "\n" : table.toMarkdown());
            return ExitCode.DONE;
        }
    }
}
