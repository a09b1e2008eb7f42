package org.sibyl.diagnostic;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// What the posterior predictive check found, and the numbers of its figure.
///
/// @param bands one for each observable; empty if no prediction was valid
/// @param distances of the predictions from their centre `[n]`
/// @param observedDistance of the observation from the same centre
/// @param diagnostic `predictive-check`; its value is the calibrated p-value, NaN if it could not be computed
public record PredictiveCheckResult(
        List<PredictiveBand> bands, Tensor distances, double observedDistance, Diagnostic diagnostic) {
    /// Copies the list.
    public PredictiveCheckResult {
        bands = List.copyOf(bands);
    }
}
