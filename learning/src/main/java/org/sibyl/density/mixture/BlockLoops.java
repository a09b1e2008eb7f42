package org.sibyl.density.mixture;

/// The inner loops over the rows of a block. Each is simple enough for the compiler to vectorise: all
/// arrays have the length [RowBlocks#ROWS] and share one index.
final class BlockLoops {
    private BlockLoops() {}

    /// c = x − m
    static void centre(double[] x, double m, double[] c) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            c[i] = x[i] - m;
        }
    }

    /// y = a b
    static void product(double[] a, double[] b, double[] y) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = a[i] * b[i];
        }
    }

    /// y = y + a
    static void add(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] += a[i];
        }
    }

    /// y = y + a b
    static void addProduct(double[] y, double[] a, double[] b) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.fma(a[i], b[i], y[i]);
        }
    }

    /// y = y + Σ aₘ bₘ over four pairs.
    static void addProducts(
            double[] y,
            double[] a0,
            double[] b0,
            double[] a1,
            double[] b1,
            double[] a2,
            double[] b2,
            double[] a3,
            double[] b3) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            double low = Math.fma(a0[i], b0[i], Math.fma(a1[i], b1[i], y[i]));
            y[i] = Math.fma(a2[i], b2[i], Math.fma(a3[i], b3[i], low));
        }
    }

    /// z = Σ wₘ cₘ over four columns.
    static void combine(
            double[] z,
            double[] c0,
            double[] c1,
            double[] c2,
            double[] c3,
            double w0,
            double w1,
            double w2,
            double w3) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            z[i] = Math.fma(w0, c0[i], Math.fma(w1, c1[i], Math.fma(w2, c2[i], w3 * c3[i])));
        }
    }

    /// z = z + Σ wₘ cₘ over four columns.
    static void addCombination(
            double[] z,
            double[] c0,
            double[] c1,
            double[] c2,
            double[] c3,
            double w0,
            double w1,
            double w2,
            double w3) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            z[i] = Math.fma(w0, c0[i], Math.fma(w1, c1[i], Math.fma(w2, c2[i], Math.fma(w3, c3[i], z[i]))));
        }
    }

    /// q = q − ½ z²
    static void subtractHalfSquare(double[] q, double[] z) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            q[i] = Math.fma(-0.5 * z[i], z[i], q[i]);
        }
    }

    /// y = max(y, a)
    static void maximum(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.max(y[i], a[i]);
        }
    }

    /// The sum, in an order of its own: eight partial sums, then those in pairs.
    static double sum(double[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = 0; i < RowBlocks.ROWS; i += 8) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
            s4 += a[i + 4];
            s5 += a[i + 5];
            s6 += a[i + 6];
            s7 += a[i + 7];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
