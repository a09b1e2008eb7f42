package org.sibyl.engine;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// Matrices in the kernels' layout.
sealed interface Storage permits FloatStorage, DoubleStorage {
    /// Room for matrices of these shapes, all zeros.
    static Storage of(List<Expr> shapes, ElementType type) {
        return switch (type) {
            case FLOAT32 -> new FloatStorage(shapes);
            case FLOAT64 -> new DoubleStorage(shapes);
        };
    }

    /// Matrix i.
    Tensor read(int i);

    /// Replaces matrix i.
    void write(int i, Tensor values);
}
