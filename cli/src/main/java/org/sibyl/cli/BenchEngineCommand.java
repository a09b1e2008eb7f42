package org.sibyl.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.BenchmarkTable;
import org.sibyl.benchmark.EngineBenchmark;
import org.sibyl.benchmark.Peers;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sibyl bench engine`.
@Command(
        name = "engine",
        header = "What the engine takes: training steps, draws, densities, a matrix product, a start.",
        footer = {
            "",
            "Examples:",
            "  sibyl bench engine --json",
            "  sibyl bench engine --peers",
            "  sibyl bench engine maf-5-8 mlp-2x50"
        })
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

    @Option(
            names = "--peers",
            description =
                    "Measure the rows in PyTorch and JAX as well, in turn with ours and as far as they are installed.")
    private boolean peers;

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
        try (Peers others = peers ? EngineBenchmark.peers(this::note) : Peers.none()) {
            BenchmarkTable table = EngineBenchmark.standard().against(others).run(rows, this::note);
            console.out().print(json ? table.toJson() + "\n" : table.toMarkdown());
            return ExitCode.DONE;
        }
    }

    private void note(Object line) {
        if (!json) {
            console.err().println(line);
        }
    }
}
