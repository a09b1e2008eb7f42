package org.sibyl.tensor;

import java.util.Arrays;
import java.util.List;

/// An immutable array of float64 numbers, row-major. A batch has one axis in front: `[n, d]` is n rows of d numbers.
public final class Tensor {
    private final double[] data;
    private final Shape shape;

    private Tensor(double[] data, Shape shape) {
        this.data = data;
        this.shape = shape;
    }

    /// A tensor of the given shape over a copy of the numbers.
    ///
    /// @throws IllegalArgumentException if the number of values is not the shape's size
    public static Tensor of(double[] values, int... extents) {
        return adopt(values.clone(), extents);
    }

    /// A tensor that takes the array as its own; the caller must not write to it again.
    ///
    /// @throws IllegalArgumentException if the number of values is not the shape's size
    public static Tensor adopt(double[] values, int... extents) {
        Shape shape = Shape.of(extents);
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("shape " + shape + " holds " + shape.size() + " numbers, found "
                    + values.length + "; give one number for each element");
        }
        return new Tensor(values, shape);
    }

    /// A vector `[n]`.
    public static Tensor vector(double... values) {
        return of(values, values.length);
    }

    /// A matrix `[n, d]` from its rows, copied.
    ///
    /// @throws IllegalArgumentException if the rows differ in length
    public static Tensor ofRows(List<double[]> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
        double[] data = new double[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (row.length != columns) {
                throw new IllegalArgumentException("row " + i + " has " + row.length + " numbers but row 0 has "
                        + columns + "; all rows of a matrix have the same length");
            }
            System.arraycopy(row, 0, data, i * columns, columns);
        }
        return adopt(data, rows.size(), columns);
    }

    /// A matrix `[n, d]` from its rows, copied.
    ///
    /// @throws IllegalArgumentException if the rows differ in length
    public static Tensor ofRows(double[]... rows) {
        return ofRows(Arrays.asList(rows));
    }

    /// The rows of all parts, one after the other; the parts agree in all but the first extent.
    ///
    /// @throws IllegalArgumentException if there is no part, or two parts have different row shapes
    public static Tensor concatRows(List<Tensor> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to concatenate; give at least one tensor");
        }
        Tensor first = parts.getFirst();
        int rows = 0;
        for (Tensor part : parts) {
            if (part.rowSize() != first.rowSize() || part.shape.rank() != first.shape.rank()) {
                throw new IllegalArgumentException("cannot put rows of shape " + part.shape + " under rows of shape "
                        + first.shape + "; all parts need the same row shape");
            }
            rows += part.rows();
        }
        double[] data = new double[rows * first.rowSize()];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.data, 0, data, at, part.data.length);
            at += part.data.length;
        }
        return new Tensor(data, first.withRows(rows));
    }

    /// The shape.
    public Shape shape() {
        return shape;
    }

    /// The number of elements.
    public int size() {
        return data.length;
    }

    /// The first extent.
    public int rows() {
        return shape.extent(0);
    }

    /// The second extent of a matrix.
    public int columns() {
        return shape.extent(1);
    }

    /// Element i of the row-major sequence; of a vector, its element i.
    public double get(int i) {
        return data[i];
    }

    /// Element (i, j) of a matrix.
    public double get(int i, int j) {
        return data[i * shape.extent(1) + j];
    }

    /// A copy of row i.
    public double[] row(int i) {
        int width = rowSize();
        return Arrays.copyOfRange(data, i * width, (i + 1) * width);
    }

    /// A copy of column j of a matrix.
    public double[] column(int j) {
        double[] column = new double[rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = get(i, j);
        }
        return column;
    }

    /// Rows from (inclusive) to (exclusive).
    public Tensor slice(int from, int to) {
        int width = rowSize();
        return new Tensor(Arrays.copyOfRange(data, from * width, to * width), withRows(to - from));
    }

    /// The rows with these indices, in this order.
    public Tensor select(int[] rows) {
        int width = rowSize();
        double[] picked = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(data, rows[i] * width, picked, i * width, width);
        }
        return new Tensor(picked, withRows(rows.length));
    }

    /// The same numbers in another shape of the same size.
    public Tensor reshape(int... extents) {
        return adopt(data, extents);
    }

    /// The numbers, row-major, in an array of the caller's own.
    public double[] toArray() {
        return data.clone();
    }

    /// Copies row i to `target[offset …]`.
    public void copyRow(int i, double[] target, int offset) {
        int width = rowSize();
        System.arraycopy(data, i * width, target, offset, width);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && shape.equals(tensor.shape) && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(data);
    }

    /// The shape and the first numbers.
    @Override
    public String toString() {
        String numbers = Arrays.toString(Arrays.copyOf(data, Math.min(data.length, 12)));
        return "Tensor" + shape + " " + numbers + (data.length > 12 ? " …" : "");
    }

    private int rowSize() {
        if (shape.rank() == 0) {
            return 1;
        }
        int size = 1;
        for (int axis = 1; axis < shape.rank(); axis++) {
            size *= shape.extent(axis);
        }
        return size;
    }

    private Shape withRows(int rows) {
        int[] extents = shape.toArray();
        extents[0] = rows;
        return Shape.of(extents);
    }
}
