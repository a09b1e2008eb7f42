package org.sibyl.engine.kernel;

import java.util.Arrays;

/// Matrix products for `@real@` in plain Java.
///
/// The just-in-time compiler makes vector code of a loop only if it can see that no element it reads was written by an
/// earlier round, which it can when every array is indexed by the loop's variable itself. So each row of B, and of the
/// four rows of C that are summed up together, is copied to an array of its own.
final class Plain@Real@Products {
    private static final int TILE = 4;

    private @real@[][] rows = new @real@[0][];
    private @real@[][] sums = new @real@[TILE][0];
    private @real@[] before = new @real@[0];

    /// C (+)= A·B.
    void nn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        product(m, n, k, a, @Real@Kernels.stride(k), 1, b, c, store, bands);
    }

    /// C (+)= Aᵀ·B with A `[k, m]`.
    void tn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        product(m, n, k, a, 1, @Real@Kernels.stride(m), b, c, store, bands);
    }

    private void product(
            int m, int n, int k, @real@[] a, int aRow, int aStep, @real@[] b, @real@[] c, Store store, Bands bands) {
        int stride = @Real@Kernels.stride(n);
        reserve(k, stride);
        for (int p = 0; p < k; p++) {
            System.arraycopy(b, p * stride, rows[p], 0, n);
        }
        for (int i = 0; i < m; i += TILE) {
            int count = Math.min(TILE, m - i);
            for (@real@[] sum : sums) {
                Arrays.fill(sum, 0, stride, 0);
            }
            // Where fewer than four rows are left, the others sum up something that nobody reads.
            int a0 = i * aRow;
            int a1 = count > 1 ? a0 + aRow : a0;
            int a2 = count > 2 ? a1 + aRow : a0;
            int a3 = count > 3 ? a2 + aRow : a0;
            int group = i / Bands.ROWS;
            int last = (i + count - 1) / Bands.ROWS;
            int p = Math.min(bands.firstTerm(group), bands.firstTerm(last));
            int end = Math.max(bands.lastTerm(group), bands.lastTerm(last));
            for (; p + TILE <= end; p += TILE) {
                four(stride, p, a, a0 + p * aStep, a1 + p * aStep, a2 + p * aStep, a3 + p * aStep, aStep);
            }
            for (; p < end; p++) {
                int at = p * aStep;
                one(stride, rows[p], sums, a[a0 + at], a[a1 + at], a[a2 + at], a[a3 + at]);
            }
            for (int r = 0; r < count; r++) {
                put(n, sums[r], c, (i + r) * stride, store, bands, (i + r) / Bands.ROWS);
            }
        }
    }

    private void put(int n, @real@[] sum, @real@[] c, int at, Store store, Bands bands, int group) {
        int first = bands.firstColumn(group);
        int last = bands.lastColumn(group);
        if (store == Store.ADD) {
            System.arraycopy(c, at, before, 0, n);
            for (int j = 0; j < n; j++) {
                sum[j] += before[j];
            }
        } else {
            Arrays.fill(c, at, at + first, 0);
            Arrays.fill(c, at + last, at + n, 0);
        }
        System.arraycopy(sum, first, c, at + first, last - first);
    }

    /// Adds to four rows of C what rows p … p + 3 of B contribute.
    private void four(int n, int p, @real@[] a, int a0, int a1, int a2, int a3, int aStep) {
        int second = aStep;
        int third = 2 * aStep;
        int fourth = 3 * aStep;
        multiply(
                n,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                rows[p],
                rows[p + 1],
                rows[p + 2],
                rows[p + 3],
                a[a0],
                a[a0 + second],
                a[a0 + third],
                a[a0 + fourth],
                a[a1],
                a[a1 + second],
                a[a1 + third],
                a[a1 + fourth],
                a[a2],
                a[a2 + second],
                a[a2 + third],
                a[a2 + fourth],
                a[a3],
                a[a3 + second],
                a[a3 + third],
                a[a3 + fourth]);
    }

    private static void one(int n, @real@[] b, @real@[][] sums, @real@ f0, @real@ f1, @real@ f2, @real@ f3) {
        @real@[] c0 = sums[0];
        @real@[] c1 = sums[1];
        @real@[] c2 = sums[2];
        @real@[] c3 = sums[3];
        for (int j = 0; j < n; j++) {
            c0[j] = Math.fma(f0, b[j], c0[j]);
            c1[j] = Math.fma(f1, b[j], c1[j]);
            c2[j] = Math.fma(f2, b[j], c2[j]);
            c3[j] = Math.fma(f3, b[j], c3[j]);
        }
    }

    private static void multiply(
            int n,
            @real@[] c0,
            @real@[] c1,
            @real@[] c2,
            @real@[] c3,
            @real@[] b0,
            @real@[] b1,
            @real@[] b2,
            @real@[] b3,
            @real@ f00,
            @real@ f01,
            @real@ f02,
            @real@ f03,
            @real@ f10,
            @real@ f11,
            @real@ f12,
            @real@ f13,
            @real@ f20,
            @real@ f21,
            @real@ f22,
            @real@ f23,
            @real@ f30,
            @real@ f31,
            @real@ f32,
            @real@ f33) {
        for (int j = 0; j < n; j++) {
            @real@ x0 = b0[j];
            @real@ x1 = b1[j];
            @real@ x2 = b2[j];
            @real@ x3 = b3[j];
            c0[j] = Math.fma(f03, x3, Math.fma(f02, x2, Math.fma(f01, x1, Math.fma(f00, x0, c0[j]))));
            c1[j] = Math.fma(f13, x3, Math.fma(f12, x2, Math.fma(f11, x1, Math.fma(f10, x0, c1[j]))));
            c2[j] = Math.fma(f23, x3, Math.fma(f22, x2, Math.fma(f21, x1, Math.fma(f20, x0, c2[j]))));
            c3[j] = Math.fma(f33, x3, Math.fma(f32, x2, Math.fma(f31, x1, Math.fma(f30, x0, c3[j]))));
        }
    }

    private void reserve(int k, int width) {
        int height = Math.max(k, rows.length);
        int most = Math.max(width, before.length);
        if (rows.length < height || before.length < most) {
            rows = new @real@[height][most];
            sums = new @real@[TILE][most];
            before = new @real@[most];
        }
    }
}
