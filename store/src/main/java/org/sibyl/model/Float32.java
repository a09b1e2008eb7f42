package org.sibyl.model;

import java.util.Arrays;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// An array of float32 numbers, `F32` in the file.
public final class Float32 implements Numbers {
    private final float[] values;
    private final Shape shape;

    Float32(float[] values, Shape shape) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException("shape " + shape + " holds " + shape.size() + " numbers, found "
                    + values.length + "; give one number for each element");
        }
        this.values = values.clone();
        this.shape = shape;
    }

    /// The numbers, in an array of the caller's own.
    public float[] values() {
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

    float at(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Float32 that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /// As in `F32[50, 8]`.
    @Override
    public String toString() {
        return "F32" + shape;
    }
}
