package org.sibyl.diagnostic;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// Whether the observation lies where the simulations are.
///
/// @param positions one for each observable; empty if no simulation was valid
/// @param distances of simulations to their k-th neighbour, in increasing order
/// @param observedDistance of the observation to its k-th neighbour among the simulations
/// @param diagnostic `observation-check`; its value is the percentage of simulations that lie closer to the
///     others than the observation does
public record ObservationCheckResult(
        List<ObservationPosition> positions, Tensor distances, double observedDistance, Diagnostic diagnostic) {
    /// Copies the list.
    public ObservationCheckResult {
        positions = List.copyOf(positions);
    }
}
