package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.numeric.@Real@Math;

/// Reductions for `@real@`. The order of every sum is fixed: lanes are added by halves, never by `reduceLanes`, whose
/// order is left open.
final class Vector@Real@Reductions {
    private static final VectorShuffle<@Real@> BY_8 = VectorShuffle.iota(SPECIES, 8, 1, true);
    private static final VectorShuffle<@Real@> BY_4 = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<@Real@> BY_2 = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<@Real@> BY_1 = VectorShuffle.iota(SPECIES, 1, 1, true);

    private static final VectorOperators.Conversion<@Real@, Double> WIDEN =
            VectorOperators.Conversion.ofCast(@real@.class, double.class);
    /// Vectors of float64 that one vector widens to.
    private static final int PARTS = Double.SIZE / @Real@.SIZE;
    /// Vectors that make up one block of partial sums.
    private static final int VECTORS = @Real@Kernels.LANES / WIDTH;
    /// The same in float64; [#sumOfSquares] can do with four.
    static final int WIDE_VECTORS = @Real@Kernels.LANES / DoubleLanes.WIDTH;

    private Vector@Real@Reductions() {}

    private static @Real@Vector load(@real@[] x, int at) {
        return @Real@Vector.fromArray(SPECIES, x, at);
    }

    /// Each row's sum: [@Real@Kernels#LANES] partial sums, then by halves, whatever the width of a vector.
    static void sumRows(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        VectorMask<@Real@> padding = padding(columns);
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            @Real@Vector s0 = @Real@Lanes.all(0);
            @Real@Vector s1 = s0;
            @Real@Vector s2 = s0;
            @Real@Vector s3 = s0;
            for (int j = 0; j < columns; j += @Real@Kernels.LANES) {
                s0 = s0.add(part(x, from, j, columns, padding));
                if (VECTORS > 1) {
                    s1 = s1.add(part(x, from, j + WIDTH, columns, padding));
                }
                if (VECTORS > 2) {
                    s2 = s2.add(part(x, from, j + 2 * WIDTH, columns, padding));
                    s3 = s3.add(part(x, from, j + 3 * WIDTH, columns, padding));
                }
            }
            if (VECTORS > 2) {
                s0 = s0.add(s2);
                s1 = s1.add(s3);
            }
            if (VECTORS > 1) {
                s0 = s0.add(s1);
            }
            out[i * @Real@Kernels.LANES] = lanes(s0);
        }
    }

    /// Each column's sum, row after row: the order of the plain kernel.
    static void sumColumns(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        int j = 0;
        for (; j + 3 * WIDTH < columns; j += 4 * WIDTH) {
            @Real@Vector s0 = @Real@Vector.zero(SPECIES);
            @Real@Vector s1 = s0;
            @Real@Vector s2 = s0;
            @Real@Vector s3 = s0;
            for (int i = 0; i < rows; i++) {
                int at = i * stride + j;
                s0 = s0.add(load(x, at));
                s1 = s1.add(load(x, at + WIDTH));
                s2 = s2.add(load(x, at + 2 * WIDTH));
                s3 = s3.add(load(x, at + 3 * WIDTH));
            }
            s0.intoArray(out, j);
            s1.intoArray(out, j + WIDTH);
            s2.intoArray(out, j + 2 * WIDTH);
            s3.intoArray(out, j + 3 * WIDTH);
        }
        for (; j < columns; j += WIDTH) {
            @Real@Vector sum = @Real@Vector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(load(x, i * stride + j));
            }
            sum.intoArray(out, j);
        }
    }

    /// The exponentials by vectors, the sums in the order of the plain kernel, so that both give the same bits.
    static void softmax(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            @real@ sum = exponentials(columns, x, from, greatest(columns, x, from), out, from);
            for (int j = from; j < from + columns; j += WIDTH) {
                load(out, j).div(sum).intoArray(out, j);
            }
        }
    }

    /// As softmax; the exponentials go to a row of scratch.
    static void logSumExp(int rows, int columns, @real@[] x, @real@[] scratch, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            @real@ max = greatest(columns, x, from);
            boolean ordinary = Math.abs(max) != @Real@.POSITIVE_INFINITY;
            out[i * @Real@Kernels.LANES] =
                    ordinary ? max + @Real@Math.log(exponentials(columns, x, from, max, scratch, 0)) : max;
        }
    }

    private static @real@ greatest(int columns, @real@[] x, int from) {
        @real@ max = @Real@.NEGATIVE_INFINITY;
        for (int j = from; j < from + columns; j++) {
            max = Math.max(max, x[j]);
        }
        return max;
    }

    private static @real@ exponentials(int columns, @real@[] x, int from, @real@ max, @real@[] out, int to) {
        for (int j = 0; j < columns; j += WIDTH) {
            @Real@Functions.exp(load(x, from + j).sub(max)).intoArray(out, to + j);
        }
        @real@ sum = 0;
        for (int j = to; j < to + columns; j++) {
            sum += out[j];
        }
        return sum;
    }

    /// Σ x² in float64, in the same order.
    static double sumOfSquares(int rows, int columns, @real@[] x, double[] scratch) {
        int stride = @Real@Kernels.stride(columns);
        VectorMask<@Real@> padding = padding(columns);
        DoubleVector s0 = DoubleLanes.all(0);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            for (int j = 0; j < columns; j += @Real@Kernels.LANES) {
                s0 = addSquare(part(x, from, j, columns, padding), 0, s0);
                if (WIDE_VECTORS > 1) {
                    s1 = addSquare(part(x, from, j + 1 / PARTS * WIDTH, columns, padding), 1 % PARTS, s1);
                }
                if (WIDE_VECTORS > 2) {
                    s2 = addSquare(part(x, from, j + 2 / PARTS * WIDTH, columns, padding), 0, s2);
                    s3 = addSquare(part(x, from, j + 3 / PARTS * WIDTH, columns, padding), 1 % PARTS, s3);
                }
            }
        }
        if (WIDE_VECTORS > 2) {
            s0 = s0.add(s2);
            s1 = s1.add(s3);
        }
        if (WIDE_VECTORS > 1) {
            s0 = s0.add(s1);
        }
        s0.intoArray(scratch, 0);
        for (int half = DoubleLanes.WIDTH / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                scratch[lane] += scratch[lane + half];
            }
        }
        return scratch[0];
    }

    private static DoubleVector addSquare(@Real@Vector v, int part, DoubleVector sum) {
        DoubleVector wide = (DoubleVector) v.convert(WIDEN, part);
        return wide.fma(wide, sum);
    }

    /// Columns j … of a row, with zeros where there is padding or nothing.
    private static @Real@Vector part(@real@[] x, int from, int j, int columns, VectorMask<@Real@> padding) {
        if (j + WIDTH <= columns) {
            return load(x, from + j);
        }
        return j < columns ? load(x, from + j).blend(0, padding) : @Real@Lanes.all(0);
    }

    /// The lanes of the last vector of a row that hold padding.
    private static VectorMask<@Real@> padding(int columns) {
        return SPECIES.indexInRange(0, columns - SPECIES.loopBound(columns)).not();
    }

    private static @real@ lanes(@Real@Vector v) {
        @Real@Vector sum = v;
        if (WIDTH > 8) {
            sum = sum.add(sum.rearrange(BY_8));
        }
        if (WIDTH > 4) {
            sum = sum.add(sum.rearrange(BY_4));
        }
        if (WIDTH > 2) {
            sum = sum.add(sum.rearrange(BY_2));
        }
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }
}
