package org.sibyl.model;

import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// One array of a model file: its element type, shape and numbers, row-major. Immutable.
public sealed interface Numbers permits Float32, Float64, Int64 {
    /// The extents.
    Shape shape();

    /// The number of elements.
    int size();

    /// The same numbers as float64; integers beyond 2^53 are rounded.
    Tensor toTensor();

    /// Float32 numbers, copied.
    ///
    /// @throws IllegalArgumentException if the shape does not hold as many numbers
    static Float32 of(float[] values, int... extents) {
        return new Float32(values, Shape.of(extents));
    }

    /// Float64 numbers, copied.
    ///
    /// @throws IllegalArgumentException if the shape does not hold as many numbers
    static Float64 of(double[] values, int... extents) {
        return new Float64(values, Shape.of(extents));
    }

    /// 64-bit integers, copied.
    ///
    /// @throws IllegalArgumentException if the shape does not hold as many numbers
    static Int64 of(long[] values, int... extents) {
        return new Int64(values, Shape.of(extents));
    }

    /// The float64 numbers of a tensor.
    static Float64 of(Tensor tensor) {
        return new Float64(tensor.toArray(), tensor.shape());
    }
}
