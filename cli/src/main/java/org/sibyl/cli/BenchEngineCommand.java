package org.sibyl.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.EngineBenchmark;
import org.sibyl.workflow.Nearest;
import org.sibyl.workflow.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sibyl bench engine`.
@Command(
        name = "engine",
        header = "Microseconds for one training step, on vector and plain kernels; and the speed of a matrix product.",
        footer = {"", "Examples:", "  sibyl bench engine --json", "  sibyl bench engine maf-5-8 mlp-2x50"})
final class BenchEngineCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "ROW",
            arity = "0..*",
            completionCandidates = Rows.class,
            description = "The rows to measure (default: all of ${COMPLETION-CANDIDATES}).")
    private List<String> rows = List.of();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    BenchEngineCommand(Console console) {
        this.console = console;
    }

    /// The names of the rows, for the help.
    static final class Rows implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EngineBenchmark.rows().iterator();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        for (String row : rows) {
            if (!EngineBenchmark.rows().contains(row)) {
                throw new StudyException("there is no row '" + row + "' in the engine's table; "
                        + Nearest.hint(row, EngineBenchmark.rows(), "rows"));
            }
        }
        BenchCommand.Format format = json ? BenchCommand.Format.JSON : BenchCommand.Format.TEXT;
        return BenchCommand.print(console, format, EngineBenchmark.standard().run(rows, row -> {
            if (!json) {
                console.err().println(row);
            }
        }));
    }
}
