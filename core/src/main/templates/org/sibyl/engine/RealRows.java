package org.sibyl.engine;

import java.util.Arrays;
import java.util.List;
import org.sibyl.engine.kernel.@Real@Kernels;

/// The data of row inputs, from which slices gather their rows.
final class @Real@Rows {
    private final List<Expr> inputs;
    private final Expr weights;
    private final @real@[][] data;

    @Real@Rows(List<Expr> inputs, Expr weights) {
        this.inputs = List.copyOf(inputs);
        this.weights = weights;
        this.data = new @real@[inputs.size()][];
        Arrays.fill(data, new @real@[0]);
    }

    /// Takes a copy of an input's rows.
    void set(int input, double[] values) {
        @real@[] copy = new @real@[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = @cast@values[i];
        }
        data[input] = copy;
    }

    List<Expr> inputs() {
        return inputs;
    }

    Expr weights() {
        return weights;
    }

    /// Puts row `row` of an input's data into row i of a matrix.
    void copy(int input, int row, @real@[] target, int i) {
        int columns = inputs.get(input).columns();
        System.arraycopy(data[input], row * columns, target, i * @Real@Kernels.stride(columns), columns);
    }

    /// Puts row `row` of an input's data into column i of a matrix with this stride.
    void copyTurned(int input, int row, @real@[] target, int i, int stride) {
        @real@[] source = data[input];
        int columns = inputs.get(input).columns();
        int from = row * columns;
        for (int j = 0; j < columns; j++) {
            target[j * stride + i] = source[from + j];
        }
    }
}
