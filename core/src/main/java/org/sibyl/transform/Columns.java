package org.sibyl.transform;

import org.sibyl.tensor.Tensor;

/// The check that every bijection makes of its input.
final class Columns {
    private Columns() {}

    static void require(Tensor input, int dimension) {
        if (input.shape().rank() != 2 || input.columns() != dimension) {
            throw new IllegalArgumentException("the input has shape " + input.shape() + " but this map takes [n, "
                    + dimension + "]; give one row for each vector");
        }
    }
}
