package org.sibyl.density;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// How unlike the background each of n rows is.
///
/// @param scores `[n]`: −log p(x) in nats, ∞ where the density is zero
/// @param pValues `[n]`: the conformal p-value of each row ([AnomalyThreshold#pValue])
/// @param anomalies the indices of the rows above the threshold, increasing
public record AnomalyScores(Tensor scores, Tensor pValues, List<Integer> anomalies) {
    /// Copies the list.
    public AnomalyScores {
        anomalies = List.copyOf(anomalies);
    }
}
