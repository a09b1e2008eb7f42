package org.sibyl.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.ClassicalBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sibyl bench classical`.
@Command(
        name = "classical",
        header = "What density estimation and classification take: kernels, mixtures, logistic regression, AUC.",
        footer = {
            "",
            "--peers compares with scikit-learn and SciPy.",
            "",
            "Examples:",
            "  sibyl bench classical --json",
            "  sibyl bench classical --peers",
            "  sibyl bench classical kde-exact-2d auc"
        })
final class BenchClassicalCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "ROW",
            arity = "0..*",
            completionCandidates = Rows.class,
            description = "The rows to measure (default: all of ${COMPLETION-CANDIDATES}).")
    private List<String> rows = List.of();

    @Mixin
    private BenchTable table = new BenchTable();

    BenchClassicalCommand(Console console) {
        this.console = console;
    }

    /// The names of the rows, for the help.
    static final class Rows implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ClassicalBenchmark.rows().iterator();
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        BenchTable.requireRows(rows, ClassicalBenchmark.rows(), "the classical table");
        return table.print(
                console,
                ClassicalBenchmark::peers,
                (others, progress) ->
                        ClassicalBenchmark.standard().against(others).run(rows, progress));
    }
}
