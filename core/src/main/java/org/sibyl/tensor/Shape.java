package org.sibyl.tensor;

import java.util.Arrays;

/// The extents of an array, outermost first; `Shape.of()` is a scalar.
public final class Shape {
    private static final Shape SCALAR = new Shape();

    private final int[] extents;

    private Shape(int... extents) {
        this.extents = extents;
    }

    /// A shape with the given extents.
    ///
    /// @throws IllegalArgumentException if an extent is negative
    public static Shape of(int... extents) {
        if (extents.length == 0) {
            return SCALAR;
        }
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException("a shape's extents must not be negative, found "
                        + Arrays.toString(extents) + "; give the number of elements along each axis");
            }
        }
        return new Shape(extents.clone());
    }

    /// The number of axes.
    public int rank() {
        return extents.length;
    }

    /// The extent of an axis, counted from the outermost.
    public int extent(int axis) {
        return extents[axis];
    }

    /// The number of elements.
    public int size() {
        long size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        return Math.toIntExact(size);
    }

    /// The extents, in an array of the caller's own.
    public int[] toArray() {
        return extents.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /// As in `[200, 3]`.
    @Override
    public String toString() {
        return Arrays.toString(extents);
    }
}
