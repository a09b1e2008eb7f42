package org.sibyl.engine.kernel;

import java.util.Arrays;

/// Matrix products for `@real@` in plain Java.
final class Plain@Real@Products {

    /// C (+)= A·B.
    void nn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store) {
        product(m, n, k, a, @Real@Kernels.stride(k), 1, b, c, store);
    }

    /// C (+)= Aᵀ·B with A `[k, m]`.
    void tn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store) {
        product(m, n, k, a, 1, @Real@Kernels.stride(m), b, c, store);
    }

    private void product(int m, int n, int k, @real@[] a, int aRow, int aStep, @real@[] b, @real@[] c, Store store) {
        int stride = @Real@Kernels.stride(n);
        for (int i = 0; i < m; i++) {
            int row = i * stride;
            if (store == Store.REPLACE) {
                Arrays.fill(c, row, row + n, 0);
            }
            for (int p = 0; p < k; p++) {
                @real@ factor = a[i * aRow + p * aStep];
                for (int j = 0; j < n; j++) {
                    c[row + j] += factor * b[p * stride + j];
                }
            }
        }
    }
}
