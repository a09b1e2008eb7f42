package org.sibyl.density.mixture;

/// The inner loops over the rows of a block. Each is simple enough for the compiler to vectorise: all
/// arrays have the length [RowBlocks#ROWS] and share one index. Loops that do several things at once save
/// loads and stores, which is what limits them.
final class BlockLoops {
    private BlockLoops() {}

    /// c = x − m
    static void centre(double[] x, double m, double[] c) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            c[i] = x[i] - m;
        }
    }

    /// s = q (x − m), sum = sum + q s: for q² the weight of a row, s sᵀ is the weighted square of its
    /// deviations.
    static void centreAndWeigh(double[] x, double m, double[] q, double[] s, double[] sum) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            double root = q[i];
            double weighted = root * (x[i] - m);
            s[i] = weighted;
            sum[i] = Math.fma(root, weighted, sum[i]);
        }
    }

    /// q = √r, sum = sum + r
    static void roots(double[] r, double[] q, double[] sum) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            double weight = r[i];
            q[i] = Math.sqrt(weight);
            sum[i] += weight;
        }
    }

    /// y = y + a
    static void add(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] += a[i];
        }
    }

    /// y = y + f a
    static void addMultiple(double[] y, double f, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.fma(f, a[i], y[i]);
        }
    }

    /// y = y − a
    static void subtract(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] -= a[i];
        }
    }

    /// y = y a
    static void multiply(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] *= a[i];
        }
    }

    /// y = a / b
    static void divide(double[] a, double[] b, double[] y) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = a[i] / b[i];
        }
    }

    /// y = max(y, a)
    static void maximum(double[] y, double[] a) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.max(y[i], a[i]);
        }
    }

    /// y_mn = y_mn + a_m b_n + c_m d_n for m, n ∈ {0, 1}: two columns by two of a matrix product, over two
    /// blocks.
    static void addProducts(
            double[] y00,
            double[] y01,
            double[] y10,
            double[] y11,
            double[] a0,
            double[] a1,
            double[] b0,
            double[] b1,
            double[] c0,
            double[] c1,
            double[] d0,
            double[] d1) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            double a = a0[i];
            double b = b0[i];
            double c = c0[i];
            double d = d0[i];
            double sum00 = Math.fma(c, d, Math.fma(a, b, y00[i]));
            double sum01 = Math.fma(c, d1[i], Math.fma(a, b1[i], y01[i]));
            double sum10 = Math.fma(c1[i], d, Math.fma(a1[i], b, y10[i]));
            double sum11 = Math.fma(c1[i], d1[i], Math.fma(a1[i], b1[i], y11[i]));
            y00[i] = sum00;
            y01[i] = sum01;
            y10[i] = sum10;
            y11[i] = sum11;
        }
    }

    /// y = Σ vₘ cₘ and z = Σ wₘ cₘ over four columns.
    static void combine(double[] y, double[] z, double[] c0, double[] c1, double[] c2, double[] c3, double[] weights) {
        double v0 = weights[0];
        double v1 = weights[1];
        double v2 = weights[2];
        double v3 = weights[3];
        double w0 = weights[4];
        double w1 = weights[5];
        double w2 = weights[6];
        double w3 = weights[7];
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.fma(v0, c0[i], Math.fma(v1, c1[i], Math.fma(v2, c2[i], v3 * c3[i])));
            z[i] = Math.fma(w0, c0[i], Math.fma(w1, c1[i], Math.fma(w2, c2[i], w3 * c3[i])));
        }
    }

    /// y = y + Σ vₘ cₘ and z = z + Σ wₘ cₘ over four columns.
    static void addCombination(
            double[] y, double[] z, double[] c0, double[] c1, double[] c2, double[] c3, double[] weights) {
        double v0 = weights[0];
        double v1 = weights[1];
        double v2 = weights[2];
        double v3 = weights[3];
        double w0 = weights[4];
        double w1 = weights[5];
        double w2 = weights[6];
        double w3 = weights[7];
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            y[i] = Math.fma(v0, c0[i], Math.fma(v1, c1[i], Math.fma(v2, c2[i], Math.fma(v3, c3[i], y[i]))));
            z[i] = Math.fma(w0, c0[i], Math.fma(w1, c1[i], Math.fma(w2, c2[i], Math.fma(w3, c3[i], z[i]))));
        }
    }

    /// q = q − ½ (y² + z²)
    static void subtractHalfSquares(double[] q, double[] y, double[] z) {
        for (int i = 0; i < RowBlocks.ROWS; i++) {
            q[i] = Math.fma(-0.5 * y[i], y[i], Math.fma(-0.5 * z[i], z[i], q[i]));
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
