package org.sibyl.engine;

import java.util.Arrays;
import org.sibyl.engine.kernel.@Real@Kernels;

/// Operations that only move elements of `@real@`; a copy is as fast in plain Java as anywhere.
final class @Real@Moves {
    private @Real@Moves() {}

    /// Copies a block between matrices with the given numbers of columns.
    static void block(
            int rows,
            int columns,
            @real@[] x,
            int xColumns,
            int xRow,
            int xColumn,
            @real@[] out,
            int outColumns,
            int outRow,
            int outColumn) {
        int xStride = @Real@Kernels.stride(xColumns);
        int outStride = @Real@Kernels.stride(outColumns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(
                    x, (xRow + i) * xStride + xColumn, out, (outRow + i) * outStride + outColumn, columns);
        }
    }

    static void clear(int rows, int columns, @real@[] out) {
        Arrays.fill(out, 0, rows * @Real@Kernels.stride(columns), 0);
    }

    static void gatherColumns(int rows, int[] index, @real@[] x, int xColumns, @real@[] out) {
        int xStride = @Real@Kernels.stride(xColumns);
        int outStride = @Real@Kernels.stride(index.length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < index.length; j++) {
                out[i * outStride + j] = x[i * xStride + index[j]];
            }
        }
    }

    static void scatterColumns(int rows, int columns, int[] index, @real@[] x, @real@[] out) {
        int xStride = @Real@Kernels.stride(index.length);
        int outStride = @Real@Kernels.stride(columns);
        clear(rows, columns, out);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < index.length; j++) {
                out[i * outStride + index[j]] += x[i * xStride + j];
            }
        }
    }

    static void gatherRows(int[] index, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(x, index[i] * stride, out, i * stride, columns);
        }
    }

    static void scatterRows(int rows, int columns, int[] index, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        clear(rows, columns, out);
        for (int i = 0; i < index.length; i++) {
            for (int j = 0; j < columns; j++) {
                out[index[i] * stride + j] += x[i * stride + j];
            }
        }
    }

    static void take(int rows, int columns, int xColumns, @real@[] x, @real@[] index, @real@[] out) {
        int xStride = @Real@Kernels.stride(xColumns);
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = i * stride; j < i * stride + columns; j++) {
                out[j] = x[i * xStride + position(index[j], xColumns)];
            }
        }
    }

    static void put(int rows, int xColumns, int columns, @real@[] x, @real@[] index, @real@[] out) {
        int xStride = @Real@Kernels.stride(xColumns);
        int stride = @Real@Kernels.stride(columns);
        clear(rows, columns, out);
        for (int i = 0; i < rows; i++) {
            for (int j = i * xStride; j < i * xStride + xColumns; j++) {
                out[i * stride + position(index[j], columns)] += x[j];
            }
        }
    }

    private static int position(@real@ index, int extent) {
        return Math.clamp((int) index, 0, extent - 1);
    }

    static void reshape(int rows, int columns, int outColumns, @real@[] x, @real@[] out) {
        int xStride = @Real@Kernels.stride(columns);
        int outStride = @Real@Kernels.stride(outColumns);
        int row = 0;
        int column = 0;
        for (int i = 0; i < rows; i++) {
            int from = 0;
            while (from < columns) {
                int length = Math.min(columns - from, outColumns - column);
                System.arraycopy(x, i * xStride + from, out, row * outStride + column, length);
                from += length;
                column += length;
                if (column == outColumns) {
                    column = 0;
                    row++;
                }
            }
        }
    }
}
