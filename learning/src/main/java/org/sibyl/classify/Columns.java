package org.sibyl.classify;

import org.sibyl.tensor.Tensor;

/// What a classifier is given must look like what it was trained on.
final class Columns {
    private Columns() {}

    /// @throws IllegalArgumentException unless x is `[n, d]`
    static void require(Tensor x, int d) {
        if (x.shape().rank() != 2 || x.columns() != d) {
            throw new IllegalArgumentException("rows have shape " + x.shape() + " but the classifier was trained on "
                    + d + " columns; give rows [n, " + d + "]");
        }
    }
}
