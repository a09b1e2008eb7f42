package org.sibyl.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A loss to be minimised, with its gradient: Σᵢ wᵢ ℓᵢ over the rows i of a slice, and the derivative of that sum by
/// each parameter. `Autodiff.objective` makes one.
///
/// @param rowLosses ℓ, `[rows, 1]`
/// @param weights w, an input `[rows, 1]`: training gives a row of a batch of n the weight 1 / n, and a row that only
///     fills a slice the weight 0
/// @param loss Σ wᵢ ℓᵢ, `[1, 1]`
/// @param gradient of each parameter, in the order of the graph
public record Objective(Expr rowLosses, Expr weights, Expr loss, SequencedMap<Expr, Expr> gradient) {
    /// Keeps its own copy of the gradient.
    public Objective {
        gradient = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gradient));
    }
}
