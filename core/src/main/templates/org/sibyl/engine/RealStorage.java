package org.sibyl.engine;

import java.util.List;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.tensor.Tensor;

/// Matrices of `@real@` in the kernels' layout.
final class @Real@Storage implements Storage {
    private final List<Expr> shapes;
    private final @real@[][] arrays;

    @Real@Storage(List<Expr> shapes) {
        this.shapes = List.copyOf(shapes);
        this.arrays = new @real@[shapes.size()][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = allocate(shapes.get(i));
        }
    }

    @Override
    public Tensor read(int i) {
        Expr shape = shapes.get(i);
        double[] values = new double[shape.rows() * shape.columns()];
        read(arrays[i], shape.columns(), shape.rows(), values, 0);
        return Tensor.adopt(values, shape.rows(), shape.columns());
    }

    @Override
    public void write(int i, Tensor values) {
        Expr shape = shapes.get(i);
        write(values.toArray(), 0, shape.rows(), shape.columns(), arrays[i]);
    }

    @real@[] array(int i) {
        return arrays[i];
    }

    static @real@[] allocate(Expr shape) {
        return new @real@[Planner.length(shape, ElementType.@type@)];
    }

    static void write(double[] values, int from, int rows, int columns, @real@[] target) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                target[i * stride + j] = @cast@values[from + i * columns + j];
            }
        }
    }

    static void write(float[] values, int from, int rows, int columns, @real@[] target) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                target[i * stride + j] = values[from + i * columns + j];
            }
        }
    }

    /// Writes a matrix with these rows and columns as its transpose.
    static void writeTurned(double[] values, int from, int rows, int columns, @real@[] target) {
        int stride = @Real@Kernels.stride(rows);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                target[j * stride + i] = @cast@values[from + i * columns + j];
            }
        }
    }

    /// Writes a matrix with these rows and columns as its transpose.
    static void writeTurned(float[] values, int from, int rows, int columns, @real@[] target) {
        int stride = @Real@Kernels.stride(rows);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                target[j * stride + i] = values[from + i * columns + j];
            }
        }
    }

    /// Reads the first rows of a matrix that is stored as its transpose, `[columns, stored]`.
    static void readTurned(@real@[] source, int stored, int columns, int rows, double[] target, int from) {
        int stride = @Real@Kernels.stride(stored);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                target[from + i * columns + j] = source[j * stride + i];
            }
        }
    }

    static void read(@real@[] source, int columns, int rows, double[] target, int from) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                target[from + i * columns + j] = source[i * stride + j];
            }
        }
    }
}
