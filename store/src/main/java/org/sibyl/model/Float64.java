package org.sibyl.model;

import java.util.Arrays;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// An array of float64 numbers, `F64` in the file.
public final class Float64 implements Numbers {
    private final double[] values;
    private final Shape shape;

    Float64(double[] values, Shape shape) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException("shape " + shape + " holds " + shape.size() + " numbers, found "
                    + values.length + "; give one number for each element");
        }
        this.values = values.clone();
        this.shape = shape;
    }

    /// The numbers, in an array of the caller's own.
    public double[] values() {
        return values.clone();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Tensor toTensor() {
        return Tensor.of(values, shape.toArray());
    }

    double at(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Float64 that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /// As in `F64[50, 8]`.
    @Override
    public String toString() {
        return "F64" + shape;
    }
}
