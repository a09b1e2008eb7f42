package org.sibyl.nn.layer;

import org.sibyl.engine.Expr;
import org.sibyl.nn.RowGroups;

/// How the elements of a set are brought together, in a way that does not depend on their order.
public enum SetPooling {
    /// Their sum: grows with their number.
    SUM,
    /// Their mean: an average over the set, as for independent draws from one distribution.
    MEAN,
    /// The greatest value of each column: what the most conspicuous element says.
    MAX;

    /// The elements that are present, brought together; zeros if there is none.
    ///
    /// @param elements `[n · size, width]`
    /// @param mask `[n · size, 1]`: 1 for an element that is present, else 0
    /// @param count how many are present, `[n, 1]`
    Expr of(Expr elements, Expr mask, Expr count, int size) {
        Expr zero = elements.graph().constant(0);
        return switch (this) {
            case SUM -> RowGroups.sum(mask.where(elements, zero), size);
            case MEAN -> RowGroups.sum(mask.where(elements, zero), size).dividedBy(count.maximum(1));
            case MAX -> {
                Expr lowest = elements.graph().constant(Double.NEGATIVE_INFINITY);
                Expr greatest = RowGroups.max(mask.where(elements, lowest), size);
                yield count.greaterThan(0).where(greatest, zero);
            }
        };
    }
}
