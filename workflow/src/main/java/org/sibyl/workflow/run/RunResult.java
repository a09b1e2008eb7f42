package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.List;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.report.figure.Summary;

/// What a run found, in short.
///
/// @param study its name
/// @param seed of everything random
/// @param simulations rows to train on
/// @param invalid of these, the rows that are not valid and were left out
/// @param trainSeconds that fitting took
/// @param simulateSeconds that simulating took
/// @param totalSeconds from start to end
/// @param kernel the engine's kernels, as in `vector-512`
/// @param parameters one summary for each, in the order of θ
/// @param derived one summary for each derived quantity
/// @param diagnostics the evidence
/// @param out the run folder
public record RunResult(
        String study,
        long seed,
        int simulations,
        int invalid,
        double trainSeconds,
        double simulateSeconds,
        double totalSeconds,
        String kernel,
        List<Summary> parameters,
        List<Summary> derived,
        List<Diagnostic> diagnostics,
        Path out) {
    /// Copies the lists.
    public RunResult {
        parameters = List.copyOf(parameters);
        derived = List.copyOf(derived);
        diagnostics = List.copyOf(diagnostics);
    }

    /// The same with the durations and the kernel that a summary holds.
    RunResult withDurationsOf(String summary) {
        return ResultJson.withDurations(this, summary);
    }

    /// The object of `summary.json` and of `--json`.
    public String toJson() {
        return ResultJson.of(this);
    }
}
