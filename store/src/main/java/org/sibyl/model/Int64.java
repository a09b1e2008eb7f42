package org.sibyl.model;

import java.util.Arrays;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// An array of 64-bit integers, `I64` in the file.
public final class Int64 implements Numbers {
    private final long[] values;
    private final Shape shape;

    Int64(long[] values, Shape shape) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException("shape " + shape + " holds " + shape.size() + " numbers, found "
                    + values.length + "; give one number for each element");
        }
        this.values = values.clone();
        this.shape = shape;
    }

    /// The numbers, in an array of the caller's own.
    public long[] values() {
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
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return Tensor.adopt(wide, shape.toArray());
    }

    long at(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Int64 that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /// As in `I64[50, 8]`.
    @Override
    public String toString() {
        return "I64" + shape;
    }
}
