package org.sibyl.density.mixture;

import java.util.List;

/// A fitted mixture and how it was found.
///
/// @param run the steps of the best restart, to go through again
/// @param last its last state
/// @param restarts where each restart ended, in their order; of many, most ended early (see [GaussianMixtureEstimator])
public record MixtureFit(EmRun run, EmState last, List<EmState> restarts) {
    /// Copies the list.
    public MixtureFit {
        restarts = List.copyOf(restarts);
    }

    /// The fitted mixture.
    public GaussianMixture mixture() {
        return last.mixture();
    }

    /// How the best restart ended: converged or with its budget spent.
    public EmEnding ending() {
        return last.ending().orElseThrow();
    }
}
