package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorOperators;
import org.sibyl.engine.kernel.@Real@Kernels;

/// Elementwise loops for `@real@` that the compiler does not turn into good vector code by itself: the elementary
/// functions, and a row or column stretched over a matrix, where the loop along a row is too short to pay. There the
/// loop runs down the rows instead, one vector of columns at a time.
final class Vector@Real@Elementwise {
    private Vector@Real@Elementwise() {}

    private static @Real@Vector load(@real@[] x, int at) {
        return @Real@Vector.fromArray(SPECIES, x, at);
    }

    static void step(int length, @real@[] x, @real@[] out) {
        @Real@Vector zero = @Real@Lanes.all(0);
        @Real@Vector one = @Real@Lanes.all(1);
        for (int i = 0; i < length; i += WIDTH) {
            zero.blend(one, load(x, i).compare(VectorOperators.GT, zero)).intoArray(out, i);
        }
    }

    static void reluGradient(int length, @real@[] x, @real@[] y, @real@[] out) {
        @Real@Vector zero = @Real@Lanes.all(0);
        for (int i = 0; i < length; i += WIDTH) {
            zero.blend(load(x, i), load(y, i).compare(VectorOperators.GT, zero)).intoArray(out, i);
        }
    }

    static void where(int length, @real@[] condition, @real@[] x, @real@[] y, @real@[] out) {
        @Real@Vector zero = @Real@Lanes.all(0);
        for (int i = 0; i < length; i += WIDTH) {
            load(x, i)
                    .blend(load(y, i), load(condition, i).compare(VectorOperators.EQ, zero))
                    .intoArray(out, i);
        }
    }

    static void exp(int length, @real@[] x, @real@[] out) {
        for (int i = 0; i < length; i += WIDTH) {
            @Real@Functions.exp(load(x, i)).intoArray(out, i);
        }
    }

    static void log(int length, @real@[] x, @real@[] out) {
        for (int i = 0; i < length; i += WIDTH) {
            @Real@Functions.log(load(x, i)).intoArray(out, i);
        }
    }

    static void sigmoid(int length, @real@[] x, @real@[] out) {
        for (int i = 0; i < length; i += WIDTH) {
            @Real@Functions.sigmoid(load(x, i)).intoArray(out, i);
        }
    }

    static void softplus(int length, @real@[] x, @real@[] out) {
        for (int i = 0; i < length; i += WIDTH) {
            @Real@Functions.softplus(load(x, i)).intoArray(out, i);
        }
    }

    static void addRow(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector row = load(y, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).add(row).intoArray(out, at);
            }
        }
    }

    static void multiplyRow(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector row = load(y, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).mul(row).intoArray(out, at);
            }
        }
    }

    static void subtractRow(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector row = load(y, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).sub(row).intoArray(out, at);
            }
        }
    }

    static void divideRow(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector row = load(y, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).div(row).intoArray(out, at);
            }
        }
    }

    static void reverseDivideRow(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Vector row = load(y, j);
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                row.div(load(x, at)).intoArray(out, at);
            }
        }
    }

    static void addColumn(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).add(y[i * @Real@Kernels.LANES]).intoArray(out, at);
            }
        }
    }

    static void subtractColumn(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).sub(y[i * @Real@Kernels.LANES]).intoArray(out, at);
            }
        }
    }

    static void multiplyColumn(int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int j = 0; j < columns; j += WIDTH) {
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                load(x, at).mul(y[i * @Real@Kernels.LANES]).intoArray(out, at);
            }
        }
    }

    static void adam(
            int length,
            @real@[] parameter,
            @real@[] gradient,
            @real@[] first,
            @real@[] second,
            @real@ scale,
            @real@ beta1,
            @real@ beta2,
            @real@ rest1,
            @real@ rest2,
            @real@ rate,
            @real@ root,
            @real@ epsilon,
            @real@ keep) {
        for (int i = 0; i < length; i += WIDTH) {
            @Real@Vector g = load(gradient, i).mul(scale);
            @Real@Vector m = load(first, i).mul(beta1).add(g.mul(rest1));
            @Real@Vector v = load(second, i).mul(beta2).add(g.mul(rest2).mul(g));
            m.intoArray(first, i);
            v.intoArray(second, i);
            @Real@Vector slope = v.lanewise(VectorOperators.SQRT).mul(root).add(epsilon);
            load(parameter, i).mul(keep).sub(m.mul(rate).div(slope)).intoArray(parameter, i);
        }
    }
}
