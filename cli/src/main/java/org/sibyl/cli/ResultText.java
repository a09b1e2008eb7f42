package org.sibyl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.report.Block;
import org.sibyl.report.DiagnosticWords;
import org.sibyl.report.Numbers;
import org.sibyl.report.figure.Summary;
import org.sibyl.workflow.run.OutputFile;
import org.sibyl.workflow.run.RunResult;

/// A result as it ends a run on the terminal: the numbers, the evidence, and where to read on.
///
/// @param result to show
record ResultText(RunResult result) {
    private static final List<Block.Alignment> COLUMNS = List.of(
            Block.Alignment.TEXT,
            Block.Alignment.NUMBER,
            Block.Alignment.NUMBER,
            Block.Alignment.NUMBER,
            Block.Alignment.NUMBER,
            Block.Alignment.NUMBER,
            Block.Alignment.TEXT);

    void print(PrintWriter out) {
        out.println();
        table().forEach(out::println);
        out.println();
        result.diagnostics().forEach(diagnostic -> print(diagnostic, out));
        out.println();
        out.println(Numbers.count(result.simulations()) + " simulations, " + Numbers.count(result.invalid())
                + " invalid; seed " + result.seed() + "; kernel " + result.kernel() + "; "
                + Numbers.seconds(result.totalSeconds()) + " (simulating "
                + Numbers.seconds(result.simulateSeconds()) + ", training "
                + Numbers.seconds(result.trainSeconds()) + ")");
        out.println("report: " + result.out().resolve(OutputFile.REPORT.fileName()));
    }

    /// One line for each parameter and derived quantity, in columns.
    List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "mean", "sd", "5 %", "median", "95 %", "unit"));
        Stream.concat(result.parameters().stream(), result.derived().stream())
                .forEach(summary -> rows.add(row(summary)));
        return new TextTable(COLUMNS, rows).lines();
    }

    private static List<String> row(Summary summary) {
        double sd = summary.sd();
        return List.of(
                summary.quantity().name(),
                Numbers.rounded(summary.mean(), sd),
                Numbers.rounded(sd, sd),
                Numbers.rounded(summary.q05(), sd),
                Numbers.rounded(summary.median(), sd),
                Numbers.rounded(summary.q95(), sd),
                summary.quantity().unit());
    }

    static void print(Diagnostic diagnostic, PrintWriter out) {
        String evidence = DiagnosticWords.evidence(diagnostic);
        String title = DiagnosticWords.title(diagnostic) + (evidence.isEmpty() ? "" : ": " + evidence);
        switch (diagnostic.verdict()) {
            case Verdict.Pass _ -> out.println("  pass          " + title);
            case Verdict.Concern concern -> {
                out.println("  CONCERN       " + title);
                out.println("                " + concern.advice());
            }
            case Verdict.Inconclusive inconclusive -> {
                out.println("  inconclusive  " + title);
                out.println("                " + inconclusive.reason());
            }
        }
    }
}
