package org.sibyl.diagnostic;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// What expected coverage found, and the numbers of its figure.
///
/// @param curve from credibility 0 to 1
/// @param smallestCredibilities for each pair, in increasing order, the credibility of the smallest
///     highest-density region that holds the true parameters `[pairs]`
/// @param diagnostic `coverage`; its value is the p-value, NaN if no pair could be ranked
public record ExpectedCoverageResult(List<CoveragePoint> curve, Tensor smallestCredibilities, Diagnostic diagnostic) {
    /// Copies the list.
    public ExpectedCoverageResult {
        curve = List.copyOf(curve);
    }
}
