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

    private Vector@Real@Reductions() {}

    private static @Real@Vector load(@real@[] x, int at) {
        return @Real@Vector.fromArray(SPECIES, x, at);
    }

    /// Each row's sum: vectors first, then the lanes by halves.
    static void sumRows(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        int whole = SPECIES.loopBound(columns);
        VectorMask<@Real@> padding = SPECIES.indexInRange(0, columns - whole).not();
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            @Real@Vector sum = @Real@Vector.zero(SPECIES);
            for (int j = 0; j < whole; j += WIDTH) {
                sum = sum.add(load(x, from + j));
            }
            if (whole < columns) {
                sum = sum.add(load(x, from + whole).blend(0, padding));
            }
            out[i * @Real@Kernels.LANES] = lanes(sum);
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

    /// Σ x², added up in float64.
    static double sumOfSquares(int rows, int columns, @real@[] x) {
        int stride = @Real@Kernels.stride(columns);
        int whole = SPECIES.loopBound(columns);
        VectorMask<@Real@> padding = SPECIES.indexInRange(0, columns - whole).not();
        DoubleVector low = DoubleVector.zero(DoubleLanes.SPECIES);
        DoubleVector high = low;
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            for (int j = 0; j < columns; j += WIDTH) {
                @Real@Vector v = load(x, from + j);
                v = j < whole ? v : v.blend(0, padding);
                DoubleVector first = (DoubleVector) v.convert(WIDEN, 0);
                low = first.fma(first, low);
                if (PARTS > 1) {
                    DoubleVector second = (DoubleVector) v.convert(WIDEN, PARTS - 1);
                    high = second.fma(second, high);
                }
            }
        }
        double sum = 0;
        for (int lane = 0; lane < DoubleLanes.WIDTH; lane++) {
            sum += low.lane(lane) + high.lane(lane);
        }
        return sum;
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
