package org.sibyl.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.EngineBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sibyl bench engine`.
@Command(
        name = "engine",
        header = "What the engine takes: training steps, draws, densities, a matrix product, a start.",
        footer = {
            "",
            "--peers compares with PyTorch and JAX.",
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

    @Mixin
    private BenchTable table = new BenchTable();

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
        BenchTable.requireRows(rows, EngineBenchmark.rows(), "the engine's table");
        return table.print(
                console,
                EngineBenchmark::peers,
                (others, progress) -> EngineBenchmark.standard().against(others).run(rows, progress));
    }
}
