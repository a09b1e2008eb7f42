package org.sibyl.density.kernel;

import java.util.List;
import org.sibyl.estimator.DataException;

/// Bandwidths compared by the log-density of rows that their kernels were not placed on.
///
/// @param candidates in the order of their widths
/// @param best the place of the winner among them: the first of the largest
public record BandwidthSearch(List<Candidate> candidates, int best) {
    /// One bandwidth.
    ///
    /// @param bandwidth what was tried
    /// @param heldOut the weighted mean of ln f(xᵢ) over all rows, each under the kernels of the other folds,
    ///     in nats
    public record Candidate(Bandwidth bandwidth, double heldOut) {}

    /// @throws IllegalArgumentException if the winner is not one of the candidates
    public BandwidthSearch {
        candidates = List.copyOf(candidates);
        if (best < 0 || best >= candidates.size()) {
            throw new IllegalArgumentException("the winner of " + candidates.size()
                    + " candidates has a place from 0 to " + (candidates.size() - 1) + ", found " + best);
        }
    }

    /// The search with its winner: the first of the candidates with the largest held-out log-density.
    ///
    /// @throws DataException if every candidate gives some row no density at all
    static BandwidthSearch of(List<Candidate> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).heldOut() > candidates.get(best).heldOut()) {
                best = i;
            }
        }
        if (!(candidates.get(best).heldOut() > Double.NEGATIVE_INFINITY)) {
            throw new DataException("under each of the " + candidates.size()
                    + " bandwidths some held-out row has density 0; try wider ones, or the gaussian kernel");
        }
        return new BandwidthSearch(candidates, best);
    }

    /// The candidate with the largest held-out log-density.
    public Candidate winner() {
        return candidates.get(best);
    }

    /// Whether the winner is the narrowest or the widest candidate, so that a better one may lie beyond.
    public boolean atTheEdge() {
        return best == 0 || best == candidates.size() - 1;
    }
}
