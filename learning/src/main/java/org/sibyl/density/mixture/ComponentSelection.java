package org.sibyl.density.mixture;

import java.util.List;

/// The numbers of components that were tried, and the one that was chosen.
///
/// @param criterion what decided
/// @param candidates in order of K
/// @param winner the one chosen; of equal ones that with fewest components
public record ComponentSelection(
        SelectionCriterion criterion, List<ComponentCandidate> candidates, ComponentCandidate winner) {
    /// Copies the list.
    public ComponentSelection {
        candidates = List.copyOf(candidates);
    }

    /// K of the winner.
    public int components() {
        return winner.components();
    }

    /// The winner's fit to all rows.
    public MixtureFit fit() {
        return winner.fit().orElseThrow();
    }
}
