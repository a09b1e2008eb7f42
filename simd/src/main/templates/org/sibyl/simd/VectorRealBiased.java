package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import jdk.incubator.vector.@Real@Vector;
import org.sibyl.engine.kernel.@Real@Kernels;

/// Functions of a sum with a bias for `@real@`, in one pass: what a layer does after its product. The bias is a row where
/// the units lie along the lanes, a column where the batch does. One loop each, since a loop that is handed its
/// function is compiled into calls that allocate.
final class Vector@Real@Biased {
    private Vector@Real@Biased() {}

    private static @Real@Vector load(@real@[] x, int at) {
        return @Real@Vector.fromArray(SPECIES, x, at);
    }

    static void reluOfRow(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector b = load(bias, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).add(b).max(0).intoArray(out, at);
            }
        }
    }

    static void sigmoidOfRow(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector b = load(bias, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                @Real@Functions.sigmoid(load(x, at).add(b)).intoArray(out, at);
            }
        }
    }

    static void softplusOfRow(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector b = load(bias, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                @Real@Functions.softplus(load(x, at).add(b)).intoArray(out, at);
            }
        }
    }

    static void reluOfColumn(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).add(bias[i * @Real@Kernels.LANES]).max(0).intoArray(out, at);
            }
        }
    }

    static void sigmoidOfColumn(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                @Real@Functions.sigmoid(load(x, at).add(bias[i * @Real@Kernels.LANES])).intoArray(out, at);
            }
        }
    }

    static void softplusOfColumn(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                @Real@Functions.softplus(load(x, at).add(bias[i * @Real@Kernels.LANES])).intoArray(out, at);
            }
        }
    }
}
