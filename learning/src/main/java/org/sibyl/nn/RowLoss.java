package org.sibyl.nn;

import java.util.List;
import org.sibyl.engine.Expr;

/// A loss for each row of the data, as a graph.
@FunctionalInterface
public interface RowLoss {
    /// The loss of each row `[n, 1]`.
    ///
    /// @param weights the parameters
    /// @param rows the data's parts, each `[n, d]`
    Expr of(Weights weights, List<Expr> rows);
}
