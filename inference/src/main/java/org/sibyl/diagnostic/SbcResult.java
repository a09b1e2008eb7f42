package org.sibyl.diagnostic;

import java.util.List;
import org.sibyl.metric.TestResult;
import org.sibyl.tensor.Tensor;

/// What simulation-based calibration found, and the numbers of its figures.
///
/// @param parameters the parameters' names
/// @param draws L, the number of posterior draws for each pair
/// @param ranks in {0, …, L} `[pairs, p]`
/// @param counts the rank histograms `[p, bins]`; bin b holds the ranks from b (L+1)/bins on
/// @param band the counts that 95 % of the bins of a right posterior lie in
/// @param tests for each parameter, the Kolmogorov–Smirnov test of uniform ranks; empty if no pair could be
///     ranked
/// @param diagnostic `sbc`; its value is the smallest p-value, NaN if there is none
public record SbcResult(
        List<String> parameters,
        int draws,
        Tensor ranks,
        Tensor counts,
        BinomialBand band,
        List<TestResult> tests,
        Diagnostic diagnostic) {
    /// Copies the lists.
    public SbcResult {
        parameters = List.copyOf(parameters);
        tests = List.copyOf(tests);
    }

    /// The number of bins of the histograms.
    public int bins() {
        return counts.columns();
    }
}
