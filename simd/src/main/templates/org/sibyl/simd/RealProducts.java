package org.sibyl.simd;

import static org.sibyl.simd.@Real@Lanes.SPECIES;
import static org.sibyl.simd.@Real@Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.@Real@Vector;
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Store;

/// Matrix products for `@real@`. A tile of C is summed up over the whole of k in local variables: per step one load for
/// each vector of B, one broadcast for each row of A. Tiles have five or ten rows, because batches and layers come in
/// fifties and hundreds and then leave no rows over. They only differ in extent; every element is the same chain of
/// fused multiply-adds, whatever tile it lies in.
final class @Real@Products {
    /// 256-bit machines have 16 vector registers, all others 32.
    private static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() != 256;

    private @Real@Products() {}

    /// C `[m, n]` (+)= A·B within the bands, where the element (i, p) of A is `a[i * aRow + p * aStep]`.
    static void product(
            int m,
            int n,
            @real@[] a,
            int aRow,
            int aStep,
            @real@[] b,
            @real@[] c,
            Store store,
            Bands bands) {
        int stride = @Real@Kernels.stride(n);
        int group = 0;
        while (group < bands.groups()) {
            int next = bands.nextColumns(group);
            int from = group * Bands.ROWS;
            int to = Math.min(m, next * Bands.ROWS);
            int first = bands.firstColumn(group);
            int last = bands.lastColumn(group);
            if (store == Store.REPLACE && last - first < n) {
                Arrays.fill(c, from * stride, to * stride, 0);
            }
            strips(from, to, first, last, a, aRow, aStep, b, stride, c, store, bands);
            group = next;
        }
    }

    private static void strips(
            int from,
            int to,
            int first,
            int last,
            @real@[] a,
            int aRow,
            int aStep,
            @real@[] b,
            int stride,
            @real@[] c,
            Store store,
            Bands bands) {
        int j = first;
        while (j < last) {
            int vectors = (last - j + WIDTH - 1) / WIDTH;
            if (vectors >= 4 && MANY_REGISTERS) {
                int done = tiles5x4(from, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x4(done, to, bands, a, aRow, aStep, b, j, stride, c, store);
                j += 4 * WIDTH;
            } else if (vectors == 3 && MANY_REGISTERS) {
                int done = tiles5x3(from, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j + WIDTH, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j + 2 * WIDTH, stride, c, store);
                j += 3 * WIDTH;
            } else if (vectors >= 2) {
                int done = tiles5x2(from, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j + WIDTH, stride, c, store);
                j += 2 * WIDTH;
            } else {
                int done = tiles10x1(from, to, bands, a, aRow, aStep, b, j, stride, c, store);
                done = tiles5x1(done, to, bands, a, aRow, aStep, b, j, stride, c, store);
                rows1x1(done, to, bands, a, aRow, aStep, b, j, stride, c, store);
                j += WIDTH;
            }
        }
    }

    private static int tiles5x4(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        int i = from;
        for (; i + 5 <= to; i += 5) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c01 = @Real@Vector.zero(SPECIES);
            @Real@Vector c02 = @Real@Vector.zero(SPECIES);
            @Real@Vector c03 = @Real@Vector.zero(SPECIES);
            @Real@Vector c10 = @Real@Vector.zero(SPECIES);
            @Real@Vector c11 = @Real@Vector.zero(SPECIES);
            @Real@Vector c12 = @Real@Vector.zero(SPECIES);
            @Real@Vector c13 = @Real@Vector.zero(SPECIES);
            @Real@Vector c20 = @Real@Vector.zero(SPECIES);
            @Real@Vector c21 = @Real@Vector.zero(SPECIES);
            @Real@Vector c22 = @Real@Vector.zero(SPECIES);
            @Real@Vector c23 = @Real@Vector.zero(SPECIES);
            @Real@Vector c30 = @Real@Vector.zero(SPECIES);
            @Real@Vector c31 = @Real@Vector.zero(SPECIES);
            @Real@Vector c32 = @Real@Vector.zero(SPECIES);
            @Real@Vector c33 = @Real@Vector.zero(SPECIES);
            @Real@Vector c40 = @Real@Vector.zero(SPECIES);
            @Real@Vector c41 = @Real@Vector.zero(SPECIES);
            @Real@Vector c42 = @Real@Vector.zero(SPECIES);
            @Real@Vector c43 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector b1 = @Real@Vector.fromArray(SPECIES, b, row + WIDTH);
                @Real@Vector b2 = @Real@Vector.fromArray(SPECIES, b, row + 2 * WIDTH);
                @Real@Vector b3 = @Real@Vector.fromArray(SPECIES, b, row + 3 * WIDTH);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                c01 = f0.fma(b1, c01);
                c02 = f0.fma(b2, c02);
                c03 = f0.fma(b3, c03);
                @Real@Vector f1 = @Real@Vector.broadcast(SPECIES, a[a1 + step]);
                c10 = f1.fma(b0, c10);
                c11 = f1.fma(b1, c11);
                c12 = f1.fma(b2, c12);
                c13 = f1.fma(b3, c13);
                @Real@Vector f2 = @Real@Vector.broadcast(SPECIES, a[a2 + step]);
                c20 = f2.fma(b0, c20);
                c21 = f2.fma(b1, c21);
                c22 = f2.fma(b2, c22);
                c23 = f2.fma(b3, c23);
                @Real@Vector f3 = @Real@Vector.broadcast(SPECIES, a[a3 + step]);
                c30 = f3.fma(b0, c30);
                c31 = f3.fma(b1, c31);
                c32 = f3.fma(b2, c32);
                c33 = f3.fma(b3, c33);
                @Real@Vector f4 = @Real@Vector.broadcast(SPECIES, a[a4 + step]);
                c40 = f4.fma(b0, c40);
                c41 = f4.fma(b1, c41);
                c42 = f4.fma(b2, c42);
                c43 = f4.fma(b3, c43);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c01 = c01.add(@Real@Vector.fromArray(SPECIES, c, at + WIDTH));
                c02 = c02.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * WIDTH));
                c03 = c03.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * WIDTH));
                c10 = c10.add(@Real@Vector.fromArray(SPECIES, c, at + n));
                c11 = c11.add(@Real@Vector.fromArray(SPECIES, c, at + n + WIDTH));
                c12 = c12.add(@Real@Vector.fromArray(SPECIES, c, at + n + 2 * WIDTH));
                c13 = c13.add(@Real@Vector.fromArray(SPECIES, c, at + n + 3 * WIDTH));
                c20 = c20.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n));
                c21 = c21.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + WIDTH));
                c22 = c22.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + 2 * WIDTH));
                c23 = c23.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + 3 * WIDTH));
                c30 = c30.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n));
                c31 = c31.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + WIDTH));
                c32 = c32.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + 2 * WIDTH));
                c33 = c33.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + 3 * WIDTH));
                c40 = c40.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n));
                c41 = c41.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + WIDTH));
                c42 = c42.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + 2 * WIDTH));
                c43 = c43.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + 3 * WIDTH));
            }
            c00.intoArray(c, at);
            c01.intoArray(c, at + WIDTH);
            c02.intoArray(c, at + 2 * WIDTH);
            c03.intoArray(c, at + 3 * WIDTH);
            c10.intoArray(c, at + n);
            c11.intoArray(c, at + n + WIDTH);
            c12.intoArray(c, at + n + 2 * WIDTH);
            c13.intoArray(c, at + n + 3 * WIDTH);
            c20.intoArray(c, at + 2 * n);
            c21.intoArray(c, at + 2 * n + WIDTH);
            c22.intoArray(c, at + 2 * n + 2 * WIDTH);
            c23.intoArray(c, at + 2 * n + 3 * WIDTH);
            c30.intoArray(c, at + 3 * n);
            c31.intoArray(c, at + 3 * n + WIDTH);
            c32.intoArray(c, at + 3 * n + 2 * WIDTH);
            c33.intoArray(c, at + 3 * n + 3 * WIDTH);
            c40.intoArray(c, at + 4 * n);
            c41.intoArray(c, at + 4 * n + WIDTH);
            c42.intoArray(c, at + 4 * n + 2 * WIDTH);
            c43.intoArray(c, at + 4 * n + 3 * WIDTH);
        }
        return i;
    }

    private static int tiles5x3(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        int i = from;
        for (; i + 5 <= to; i += 5) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c01 = @Real@Vector.zero(SPECIES);
            @Real@Vector c02 = @Real@Vector.zero(SPECIES);
            @Real@Vector c10 = @Real@Vector.zero(SPECIES);
            @Real@Vector c11 = @Real@Vector.zero(SPECIES);
            @Real@Vector c12 = @Real@Vector.zero(SPECIES);
            @Real@Vector c20 = @Real@Vector.zero(SPECIES);
            @Real@Vector c21 = @Real@Vector.zero(SPECIES);
            @Real@Vector c22 = @Real@Vector.zero(SPECIES);
            @Real@Vector c30 = @Real@Vector.zero(SPECIES);
            @Real@Vector c31 = @Real@Vector.zero(SPECIES);
            @Real@Vector c32 = @Real@Vector.zero(SPECIES);
            @Real@Vector c40 = @Real@Vector.zero(SPECIES);
            @Real@Vector c41 = @Real@Vector.zero(SPECIES);
            @Real@Vector c42 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector b1 = @Real@Vector.fromArray(SPECIES, b, row + WIDTH);
                @Real@Vector b2 = @Real@Vector.fromArray(SPECIES, b, row + 2 * WIDTH);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                c01 = f0.fma(b1, c01);
                c02 = f0.fma(b2, c02);
                @Real@Vector f1 = @Real@Vector.broadcast(SPECIES, a[a1 + step]);
                c10 = f1.fma(b0, c10);
                c11 = f1.fma(b1, c11);
                c12 = f1.fma(b2, c12);
                @Real@Vector f2 = @Real@Vector.broadcast(SPECIES, a[a2 + step]);
                c20 = f2.fma(b0, c20);
                c21 = f2.fma(b1, c21);
                c22 = f2.fma(b2, c22);
                @Real@Vector f3 = @Real@Vector.broadcast(SPECIES, a[a3 + step]);
                c30 = f3.fma(b0, c30);
                c31 = f3.fma(b1, c31);
                c32 = f3.fma(b2, c32);
                @Real@Vector f4 = @Real@Vector.broadcast(SPECIES, a[a4 + step]);
                c40 = f4.fma(b0, c40);
                c41 = f4.fma(b1, c41);
                c42 = f4.fma(b2, c42);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c01 = c01.add(@Real@Vector.fromArray(SPECIES, c, at + WIDTH));
                c02 = c02.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * WIDTH));
                c10 = c10.add(@Real@Vector.fromArray(SPECIES, c, at + n));
                c11 = c11.add(@Real@Vector.fromArray(SPECIES, c, at + n + WIDTH));
                c12 = c12.add(@Real@Vector.fromArray(SPECIES, c, at + n + 2 * WIDTH));
                c20 = c20.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n));
                c21 = c21.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + WIDTH));
                c22 = c22.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + 2 * WIDTH));
                c30 = c30.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n));
                c31 = c31.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + WIDTH));
                c32 = c32.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + 2 * WIDTH));
                c40 = c40.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n));
                c41 = c41.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + WIDTH));
                c42 = c42.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + 2 * WIDTH));
            }
            c00.intoArray(c, at);
            c01.intoArray(c, at + WIDTH);
            c02.intoArray(c, at + 2 * WIDTH);
            c10.intoArray(c, at + n);
            c11.intoArray(c, at + n + WIDTH);
            c12.intoArray(c, at + n + 2 * WIDTH);
            c20.intoArray(c, at + 2 * n);
            c21.intoArray(c, at + 2 * n + WIDTH);
            c22.intoArray(c, at + 2 * n + 2 * WIDTH);
            c30.intoArray(c, at + 3 * n);
            c31.intoArray(c, at + 3 * n + WIDTH);
            c32.intoArray(c, at + 3 * n + 2 * WIDTH);
            c40.intoArray(c, at + 4 * n);
            c41.intoArray(c, at + 4 * n + WIDTH);
            c42.intoArray(c, at + 4 * n + 2 * WIDTH);
        }
        return i;
    }

    private static int tiles5x2(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        int i = from;
        for (; i + 5 <= to; i += 5) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c01 = @Real@Vector.zero(SPECIES);
            @Real@Vector c10 = @Real@Vector.zero(SPECIES);
            @Real@Vector c11 = @Real@Vector.zero(SPECIES);
            @Real@Vector c20 = @Real@Vector.zero(SPECIES);
            @Real@Vector c21 = @Real@Vector.zero(SPECIES);
            @Real@Vector c30 = @Real@Vector.zero(SPECIES);
            @Real@Vector c31 = @Real@Vector.zero(SPECIES);
            @Real@Vector c40 = @Real@Vector.zero(SPECIES);
            @Real@Vector c41 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector b1 = @Real@Vector.fromArray(SPECIES, b, row + WIDTH);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                c01 = f0.fma(b1, c01);
                @Real@Vector f1 = @Real@Vector.broadcast(SPECIES, a[a1 + step]);
                c10 = f1.fma(b0, c10);
                c11 = f1.fma(b1, c11);
                @Real@Vector f2 = @Real@Vector.broadcast(SPECIES, a[a2 + step]);
                c20 = f2.fma(b0, c20);
                c21 = f2.fma(b1, c21);
                @Real@Vector f3 = @Real@Vector.broadcast(SPECIES, a[a3 + step]);
                c30 = f3.fma(b0, c30);
                c31 = f3.fma(b1, c31);
                @Real@Vector f4 = @Real@Vector.broadcast(SPECIES, a[a4 + step]);
                c40 = f4.fma(b0, c40);
                c41 = f4.fma(b1, c41);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c01 = c01.add(@Real@Vector.fromArray(SPECIES, c, at + WIDTH));
                c10 = c10.add(@Real@Vector.fromArray(SPECIES, c, at + n));
                c11 = c11.add(@Real@Vector.fromArray(SPECIES, c, at + n + WIDTH));
                c20 = c20.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n));
                c21 = c21.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n + WIDTH));
                c30 = c30.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n));
                c31 = c31.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n + WIDTH));
                c40 = c40.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n));
                c41 = c41.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n + WIDTH));
            }
            c00.intoArray(c, at);
            c01.intoArray(c, at + WIDTH);
            c10.intoArray(c, at + n);
            c11.intoArray(c, at + n + WIDTH);
            c20.intoArray(c, at + 2 * n);
            c21.intoArray(c, at + 2 * n + WIDTH);
            c30.intoArray(c, at + 3 * n);
            c31.intoArray(c, at + 3 * n + WIDTH);
            c40.intoArray(c, at + 4 * n);
            c41.intoArray(c, at + 4 * n + WIDTH);
        }
        return i;
    }

    private static int tiles10x1(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        int i = from;
        for (; i + 10 <= to; i += 10) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            int a5 = a4 + aRow;
            int a6 = a5 + aRow;
            int a7 = a6 + aRow;
            int a8 = a7 + aRow;
            int a9 = a8 + aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c10 = @Real@Vector.zero(SPECIES);
            @Real@Vector c20 = @Real@Vector.zero(SPECIES);
            @Real@Vector c30 = @Real@Vector.zero(SPECIES);
            @Real@Vector c40 = @Real@Vector.zero(SPECIES);
            @Real@Vector c50 = @Real@Vector.zero(SPECIES);
            @Real@Vector c60 = @Real@Vector.zero(SPECIES);
            @Real@Vector c70 = @Real@Vector.zero(SPECIES);
            @Real@Vector c80 = @Real@Vector.zero(SPECIES);
            @Real@Vector c90 = @Real@Vector.zero(SPECIES);
            int first = Math.min(bands.firstTerm(group), bands.firstTerm(group + 1));
            int last = Math.max(bands.lastTerm(group), bands.lastTerm(group + 1));
            for (int p = first; p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                @Real@Vector f1 = @Real@Vector.broadcast(SPECIES, a[a1 + step]);
                c10 = f1.fma(b0, c10);
                @Real@Vector f2 = @Real@Vector.broadcast(SPECIES, a[a2 + step]);
                c20 = f2.fma(b0, c20);
                @Real@Vector f3 = @Real@Vector.broadcast(SPECIES, a[a3 + step]);
                c30 = f3.fma(b0, c30);
                @Real@Vector f4 = @Real@Vector.broadcast(SPECIES, a[a4 + step]);
                c40 = f4.fma(b0, c40);
                @Real@Vector f5 = @Real@Vector.broadcast(SPECIES, a[a5 + step]);
                c50 = f5.fma(b0, c50);
                @Real@Vector f6 = @Real@Vector.broadcast(SPECIES, a[a6 + step]);
                c60 = f6.fma(b0, c60);
                @Real@Vector f7 = @Real@Vector.broadcast(SPECIES, a[a7 + step]);
                c70 = f7.fma(b0, c70);
                @Real@Vector f8 = @Real@Vector.broadcast(SPECIES, a[a8 + step]);
                c80 = f8.fma(b0, c80);
                @Real@Vector f9 = @Real@Vector.broadcast(SPECIES, a[a9 + step]);
                c90 = f9.fma(b0, c90);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c10 = c10.add(@Real@Vector.fromArray(SPECIES, c, at + n));
                c20 = c20.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n));
                c30 = c30.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n));
                c40 = c40.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n));
                c50 = c50.add(@Real@Vector.fromArray(SPECIES, c, at + 5 * n));
                c60 = c60.add(@Real@Vector.fromArray(SPECIES, c, at + 6 * n));
                c70 = c70.add(@Real@Vector.fromArray(SPECIES, c, at + 7 * n));
                c80 = c80.add(@Real@Vector.fromArray(SPECIES, c, at + 8 * n));
                c90 = c90.add(@Real@Vector.fromArray(SPECIES, c, at + 9 * n));
            }
            c00.intoArray(c, at);
            c10.intoArray(c, at + n);
            c20.intoArray(c, at + 2 * n);
            c30.intoArray(c, at + 3 * n);
            c40.intoArray(c, at + 4 * n);
            c50.intoArray(c, at + 5 * n);
            c60.intoArray(c, at + 6 * n);
            c70.intoArray(c, at + 7 * n);
            c80.intoArray(c, at + 8 * n);
            c90.intoArray(c, at + 9 * n);
        }
        return i;
    }

    private static int tiles5x1(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        int i = from;
        for (; i + 5 <= to; i += 5) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c10 = @Real@Vector.zero(SPECIES);
            @Real@Vector c20 = @Real@Vector.zero(SPECIES);
            @Real@Vector c30 = @Real@Vector.zero(SPECIES);
            @Real@Vector c40 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                @Real@Vector f1 = @Real@Vector.broadcast(SPECIES, a[a1 + step]);
                c10 = f1.fma(b0, c10);
                @Real@Vector f2 = @Real@Vector.broadcast(SPECIES, a[a2 + step]);
                c20 = f2.fma(b0, c20);
                @Real@Vector f3 = @Real@Vector.broadcast(SPECIES, a[a3 + step]);
                c30 = f3.fma(b0, c30);
                @Real@Vector f4 = @Real@Vector.broadcast(SPECIES, a[a4 + step]);
                c40 = f4.fma(b0, c40);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c10 = c10.add(@Real@Vector.fromArray(SPECIES, c, at + n));
                c20 = c20.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * n));
                c30 = c30.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * n));
                c40 = c40.add(@Real@Vector.fromArray(SPECIES, c, at + 4 * n));
            }
            c00.intoArray(c, at);
            c10.intoArray(c, at + n);
            c20.intoArray(c, at + 2 * n);
            c30.intoArray(c, at + 3 * n);
            c40.intoArray(c, at + 4 * n);
        }
        return i;
    }

    private static void rows1x4(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        for (int i = from; i < to; i++) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            @Real@Vector c01 = @Real@Vector.zero(SPECIES);
            @Real@Vector c02 = @Real@Vector.zero(SPECIES);
            @Real@Vector c03 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector b1 = @Real@Vector.fromArray(SPECIES, b, row + WIDTH);
                @Real@Vector b2 = @Real@Vector.fromArray(SPECIES, b, row + 2 * WIDTH);
                @Real@Vector b3 = @Real@Vector.fromArray(SPECIES, b, row + 3 * WIDTH);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
                c01 = f0.fma(b1, c01);
                c02 = f0.fma(b2, c02);
                c03 = f0.fma(b3, c03);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
                c01 = c01.add(@Real@Vector.fromArray(SPECIES, c, at + WIDTH));
                c02 = c02.add(@Real@Vector.fromArray(SPECIES, c, at + 2 * WIDTH));
                c03 = c03.add(@Real@Vector.fromArray(SPECIES, c, at + 3 * WIDTH));
            }
            c00.intoArray(c, at);
            c01.intoArray(c, at + WIDTH);
            c02.intoArray(c, at + 2 * WIDTH);
            c03.intoArray(c, at + 3 * WIDTH);
        }
    }

    private static void rows1x1(int from, int to, Bands bands, @real@[] a, int aRow, int aStep, @real@[] b, int bColumn, int n, @real@[] c, Store store) {
        for (int i = from; i < to; i++) {
            int group = i / Bands.ROWS;
            int a0 = i * aRow;
            @Real@Vector c00 = @Real@Vector.zero(SPECIES);
            int last = bands.lastTerm(group);
            for (int p = bands.firstTerm(group); p < last; p++) {
                int row = p * n + bColumn;
                int step = p * aStep;
                @Real@Vector b0 = @Real@Vector.fromArray(SPECIES, b, row);
                @Real@Vector f0 = @Real@Vector.broadcast(SPECIES, a[a0 + step]);
                c00 = f0.fma(b0, c00);
            }
            int at = i * n + bColumn;
            if (store == Store.ADD) {
                c00 = c00.add(@Real@Vector.fromArray(SPECIES, c, at));
            }
            c00.intoArray(c, at);
        }
    }
}
