package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import jdk.incubator.vector.@Real@Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.sibyl.engine.kernel.@Real@Kernels;

/// The transpose for `@real@`, in square blocks of one vector's width: halves, quarters, … of pairs of rows change places
/// until rows are columns.
final class @Real@Transpose {
    private static final VectorShuffle<@Real@> SWAP_8 = swap(8);
    private static final VectorShuffle<@Real@> SWAP_4 = swap(4);
    private static final VectorShuffle<@Real@> SWAP_2 = swap(2);
    private static final VectorShuffle<@Real@> SWAP_1 = swap(1);
    private static final VectorMask<@Real@> UPPER_8 = upper(8);
    private static final VectorMask<@Real@> UPPER_4 = upper(4);
    private static final VectorMask<@Real@> UPPER_2 = upper(2);
    private static final VectorMask<@Real@> UPPER_1 = upper(1);

    private @Real@Transpose() {}

    /// Whether there is a block for this machine's vectors.
    static final boolean SUPPORTED = WIDTH == 16 || WIDTH == 8 || WIDTH == 4;

    static void transpose(int rows, int columns, @real@[] x, @real@[] out) {
        int xStride = @Real@Kernels.stride(columns);
        int outStride = @Real@Kernels.stride(rows);
        if (rows == 1) {
            // A bias: blocks would move fifteen rows of padding with it.
            for (int j = 0; j < columns; j++) {
                out[j * outStride] = x[j];
            }
            return;
        }
        for (int i = 0; i < rows; i += WIDTH) {
            for (int j = 0; j < columns; j += WIDTH) {
                if (WIDTH == 16) {
                    block16(i, j, rows, columns, x, xStride, out, outStride);
                } else if (WIDTH == 8) {
                    block8(i, j, rows, columns, x, xStride, out, outStride);
                } else {
                    block4(i, j, rows, columns, x, xStride, out, outStride);
                }
            }
        }
    }

    // Stores are written out: a method of ours that is called after so many inlined ones is called for real, and a
    // vector that is handed to it is allocated.

    /// Rows i … of `x` become columns i … of `out`, for 16 lanes. Where fewer rows are left, the last stands in for them.
    private static void block16(int i, int j, int rows, int columns, @real@[] x, int xStride, @real@[] out, int outStride) {
        int last = rows - 1;
        @Real@Vector v0 = load(x, Math.min(i + 0, last) * xStride + j);
        @Real@Vector v1 = load(x, Math.min(i + 1, last) * xStride + j);
        @Real@Vector v2 = load(x, Math.min(i + 2, last) * xStride + j);
        @Real@Vector v3 = load(x, Math.min(i + 3, last) * xStride + j);
        @Real@Vector v4 = load(x, Math.min(i + 4, last) * xStride + j);
        @Real@Vector v5 = load(x, Math.min(i + 5, last) * xStride + j);
        @Real@Vector v6 = load(x, Math.min(i + 6, last) * xStride + j);
        @Real@Vector v7 = load(x, Math.min(i + 7, last) * xStride + j);
        @Real@Vector v8 = load(x, Math.min(i + 8, last) * xStride + j);
        @Real@Vector v9 = load(x, Math.min(i + 9, last) * xStride + j);
        @Real@Vector v10 = load(x, Math.min(i + 10, last) * xStride + j);
        @Real@Vector v11 = load(x, Math.min(i + 11, last) * xStride + j);
        @Real@Vector v12 = load(x, Math.min(i + 12, last) * xStride + j);
        @Real@Vector v13 = load(x, Math.min(i + 13, last) * xStride + j);
        @Real@Vector v14 = load(x, Math.min(i + 14, last) * xStride + j);
        @Real@Vector v15 = load(x, Math.min(i + 15, last) * xStride + j);
        @Real@Vector t;
        t = v0.blend(v8.rearrange(SWAP_8), UPPER_8);
        v8 = v0.rearrange(SWAP_8).blend(v8, UPPER_8);
        v0 = t;
        t = v1.blend(v9.rearrange(SWAP_8), UPPER_8);
        v9 = v1.rearrange(SWAP_8).blend(v9, UPPER_8);
        v1 = t;
        t = v2.blend(v10.rearrange(SWAP_8), UPPER_8);
        v10 = v2.rearrange(SWAP_8).blend(v10, UPPER_8);
        v2 = t;
        t = v3.blend(v11.rearrange(SWAP_8), UPPER_8);
        v11 = v3.rearrange(SWAP_8).blend(v11, UPPER_8);
        v3 = t;
        t = v4.blend(v12.rearrange(SWAP_8), UPPER_8);
        v12 = v4.rearrange(SWAP_8).blend(v12, UPPER_8);
        v4 = t;
        t = v5.blend(v13.rearrange(SWAP_8), UPPER_8);
        v13 = v5.rearrange(SWAP_8).blend(v13, UPPER_8);
        v5 = t;
        t = v6.blend(v14.rearrange(SWAP_8), UPPER_8);
        v14 = v6.rearrange(SWAP_8).blend(v14, UPPER_8);
        v6 = t;
        t = v7.blend(v15.rearrange(SWAP_8), UPPER_8);
        v15 = v7.rearrange(SWAP_8).blend(v15, UPPER_8);
        v7 = t;
        t = v0.blend(v4.rearrange(SWAP_4), UPPER_4);
        v4 = v0.rearrange(SWAP_4).blend(v4, UPPER_4);
        v0 = t;
        t = v1.blend(v5.rearrange(SWAP_4), UPPER_4);
        v5 = v1.rearrange(SWAP_4).blend(v5, UPPER_4);
        v1 = t;
        t = v2.blend(v6.rearrange(SWAP_4), UPPER_4);
        v6 = v2.rearrange(SWAP_4).blend(v6, UPPER_4);
        v2 = t;
        t = v3.blend(v7.rearrange(SWAP_4), UPPER_4);
        v7 = v3.rearrange(SWAP_4).blend(v7, UPPER_4);
        v3 = t;
        t = v8.blend(v12.rearrange(SWAP_4), UPPER_4);
        v12 = v8.rearrange(SWAP_4).blend(v12, UPPER_4);
        v8 = t;
        t = v9.blend(v13.rearrange(SWAP_4), UPPER_4);
        v13 = v9.rearrange(SWAP_4).blend(v13, UPPER_4);
        v9 = t;
        t = v10.blend(v14.rearrange(SWAP_4), UPPER_4);
        v14 = v10.rearrange(SWAP_4).blend(v14, UPPER_4);
        v10 = t;
        t = v11.blend(v15.rearrange(SWAP_4), UPPER_4);
        v15 = v11.rearrange(SWAP_4).blend(v15, UPPER_4);
        v11 = t;
        t = v0.blend(v2.rearrange(SWAP_2), UPPER_2);
        v2 = v0.rearrange(SWAP_2).blend(v2, UPPER_2);
        v0 = t;
        t = v1.blend(v3.rearrange(SWAP_2), UPPER_2);
        v3 = v1.rearrange(SWAP_2).blend(v3, UPPER_2);
        v1 = t;
        t = v4.blend(v6.rearrange(SWAP_2), UPPER_2);
        v6 = v4.rearrange(SWAP_2).blend(v6, UPPER_2);
        v4 = t;
        t = v5.blend(v7.rearrange(SWAP_2), UPPER_2);
        v7 = v5.rearrange(SWAP_2).blend(v7, UPPER_2);
        v5 = t;
        t = v8.blend(v10.rearrange(SWAP_2), UPPER_2);
        v10 = v8.rearrange(SWAP_2).blend(v10, UPPER_2);
        v8 = t;
        t = v9.blend(v11.rearrange(SWAP_2), UPPER_2);
        v11 = v9.rearrange(SWAP_2).blend(v11, UPPER_2);
        v9 = t;
        t = v12.blend(v14.rearrange(SWAP_2), UPPER_2);
        v14 = v12.rearrange(SWAP_2).blend(v14, UPPER_2);
        v12 = t;
        t = v13.blend(v15.rearrange(SWAP_2), UPPER_2);
        v15 = v13.rearrange(SWAP_2).blend(v15, UPPER_2);
        v13 = t;
        t = v0.blend(v1.rearrange(SWAP_1), UPPER_1);
        v1 = v0.rearrange(SWAP_1).blend(v1, UPPER_1);
        v0 = t;
        t = v2.blend(v3.rearrange(SWAP_1), UPPER_1);
        v3 = v2.rearrange(SWAP_1).blend(v3, UPPER_1);
        v2 = t;
        t = v4.blend(v5.rearrange(SWAP_1), UPPER_1);
        v5 = v4.rearrange(SWAP_1).blend(v5, UPPER_1);
        v4 = t;
        t = v6.blend(v7.rearrange(SWAP_1), UPPER_1);
        v7 = v6.rearrange(SWAP_1).blend(v7, UPPER_1);
        v6 = t;
        t = v8.blend(v9.rearrange(SWAP_1), UPPER_1);
        v9 = v8.rearrange(SWAP_1).blend(v9, UPPER_1);
        v8 = t;
        t = v10.blend(v11.rearrange(SWAP_1), UPPER_1);
        v11 = v10.rearrange(SWAP_1).blend(v11, UPPER_1);
        v10 = t;
        t = v12.blend(v13.rearrange(SWAP_1), UPPER_1);
        v13 = v12.rearrange(SWAP_1).blend(v13, UPPER_1);
        v12 = t;
        t = v14.blend(v15.rearrange(SWAP_1), UPPER_1);
        v15 = v14.rearrange(SWAP_1).blend(v15, UPPER_1);
        v14 = t;
        int to = j * outStride + i;
        v0.intoArray(out, to);
        if (j + 1 < columns) {
            v1.intoArray(out, to + 1 * outStride);
        }
        if (j + 2 < columns) {
            v2.intoArray(out, to + 2 * outStride);
        }
        if (j + 3 < columns) {
            v3.intoArray(out, to + 3 * outStride);
        }
        if (j + 4 < columns) {
            v4.intoArray(out, to + 4 * outStride);
        }
        if (j + 5 < columns) {
            v5.intoArray(out, to + 5 * outStride);
        }
        if (j + 6 < columns) {
            v6.intoArray(out, to + 6 * outStride);
        }
        if (j + 7 < columns) {
            v7.intoArray(out, to + 7 * outStride);
        }
        if (j + 8 < columns) {
            v8.intoArray(out, to + 8 * outStride);
        }
        if (j + 9 < columns) {
            v9.intoArray(out, to + 9 * outStride);
        }
        if (j + 10 < columns) {
            v10.intoArray(out, to + 10 * outStride);
        }
        if (j + 11 < columns) {
            v11.intoArray(out, to + 11 * outStride);
        }
        if (j + 12 < columns) {
            v12.intoArray(out, to + 12 * outStride);
        }
        if (j + 13 < columns) {
            v13.intoArray(out, to + 13 * outStride);
        }
        if (j + 14 < columns) {
            v14.intoArray(out, to + 14 * outStride);
        }
        if (j + 15 < columns) {
            v15.intoArray(out, to + 15 * outStride);
        }
    }

    /// Rows i … of `x` become columns i … of `out`, for 8 lanes. Where fewer rows are left, the last stands in for them.
    private static void block8(int i, int j, int rows, int columns, @real@[] x, int xStride, @real@[] out, int outStride) {
        int last = rows - 1;
        @Real@Vector v0 = load(x, Math.min(i + 0, last) * xStride + j);
        @Real@Vector v1 = load(x, Math.min(i + 1, last) * xStride + j);
        @Real@Vector v2 = load(x, Math.min(i + 2, last) * xStride + j);
        @Real@Vector v3 = load(x, Math.min(i + 3, last) * xStride + j);
        @Real@Vector v4 = load(x, Math.min(i + 4, last) * xStride + j);
        @Real@Vector v5 = load(x, Math.min(i + 5, last) * xStride + j);
        @Real@Vector v6 = load(x, Math.min(i + 6, last) * xStride + j);
        @Real@Vector v7 = load(x, Math.min(i + 7, last) * xStride + j);
        @Real@Vector t;
        t = v0.blend(v4.rearrange(SWAP_4), UPPER_4);
        v4 = v0.rearrange(SWAP_4).blend(v4, UPPER_4);
        v0 = t;
        t = v1.blend(v5.rearrange(SWAP_4), UPPER_4);
        v5 = v1.rearrange(SWAP_4).blend(v5, UPPER_4);
        v1 = t;
        t = v2.blend(v6.rearrange(SWAP_4), UPPER_4);
        v6 = v2.rearrange(SWAP_4).blend(v6, UPPER_4);
        v2 = t;
        t = v3.blend(v7.rearrange(SWAP_4), UPPER_4);
        v7 = v3.rearrange(SWAP_4).blend(v7, UPPER_4);
        v3 = t;
        t = v0.blend(v2.rearrange(SWAP_2), UPPER_2);
        v2 = v0.rearrange(SWAP_2).blend(v2, UPPER_2);
        v0 = t;
        t = v1.blend(v3.rearrange(SWAP_2), UPPER_2);
        v3 = v1.rearrange(SWAP_2).blend(v3, UPPER_2);
        v1 = t;
        t = v4.blend(v6.rearrange(SWAP_2), UPPER_2);
        v6 = v4.rearrange(SWAP_2).blend(v6, UPPER_2);
        v4 = t;
        t = v5.blend(v7.rearrange(SWAP_2), UPPER_2);
        v7 = v5.rearrange(SWAP_2).blend(v7, UPPER_2);
        v5 = t;
        t = v0.blend(v1.rearrange(SWAP_1), UPPER_1);
        v1 = v0.rearrange(SWAP_1).blend(v1, UPPER_1);
        v0 = t;
        t = v2.blend(v3.rearrange(SWAP_1), UPPER_1);
        v3 = v2.rearrange(SWAP_1).blend(v3, UPPER_1);
        v2 = t;
        t = v4.blend(v5.rearrange(SWAP_1), UPPER_1);
        v5 = v4.rearrange(SWAP_1).blend(v5, UPPER_1);
        v4 = t;
        t = v6.blend(v7.rearrange(SWAP_1), UPPER_1);
        v7 = v6.rearrange(SWAP_1).blend(v7, UPPER_1);
        v6 = t;
        int to = j * outStride + i;
        v0.intoArray(out, to);
        if (j + 1 < columns) {
            v1.intoArray(out, to + 1 * outStride);
        }
        if (j + 2 < columns) {
            v2.intoArray(out, to + 2 * outStride);
        }
        if (j + 3 < columns) {
            v3.intoArray(out, to + 3 * outStride);
        }
        if (j + 4 < columns) {
            v4.intoArray(out, to + 4 * outStride);
        }
        if (j + 5 < columns) {
            v5.intoArray(out, to + 5 * outStride);
        }
        if (j + 6 < columns) {
            v6.intoArray(out, to + 6 * outStride);
        }
        if (j + 7 < columns) {
            v7.intoArray(out, to + 7 * outStride);
        }
    }

    /// Rows i … of `x` become columns i … of `out`, for 4 lanes. Where fewer rows are left, the last stands in for them.
    private static void block4(int i, int j, int rows, int columns, @real@[] x, int xStride, @real@[] out, int outStride) {
        int last = rows - 1;
        @Real@Vector v0 = load(x, Math.min(i + 0, last) * xStride + j);
        @Real@Vector v1 = load(x, Math.min(i + 1, last) * xStride + j);
        @Real@Vector v2 = load(x, Math.min(i + 2, last) * xStride + j);
        @Real@Vector v3 = load(x, Math.min(i + 3, last) * xStride + j);
        @Real@Vector t;
        t = v0.blend(v2.rearrange(SWAP_2), UPPER_2);
        v2 = v0.rearrange(SWAP_2).blend(v2, UPPER_2);
        v0 = t;
        t = v1.blend(v3.rearrange(SWAP_2), UPPER_2);
        v3 = v1.rearrange(SWAP_2).blend(v3, UPPER_2);
        v1 = t;
        t = v0.blend(v1.rearrange(SWAP_1), UPPER_1);
        v1 = v0.rearrange(SWAP_1).blend(v1, UPPER_1);
        v0 = t;
        t = v2.blend(v3.rearrange(SWAP_1), UPPER_1);
        v3 = v2.rearrange(SWAP_1).blend(v3, UPPER_1);
        v2 = t;
        int to = j * outStride + i;
        v0.intoArray(out, to);
        if (j + 1 < columns) {
            v1.intoArray(out, to + 1 * outStride);
        }
        if (j + 2 < columns) {
            v2.intoArray(out, to + 2 * outStride);
        }
        if (j + 3 < columns) {
            v3.intoArray(out, to + 3 * outStride);
        }
    }

    private static @Real@Vector load(@real@[] x, int at) {
        return @Real@Vector.fromArray(SPECIES, x, at);
    }

    /// Lane l from lane l ± distance: neighbouring runs of lanes change places.
    private static VectorShuffle<@Real@> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % WIDTH);
    }

    /// The lanes of the second run of each two.
    private static VectorMask<@Real@> upper(int distance) {
        boolean[] lanes = new boolean[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++) {
            lanes[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }
}
