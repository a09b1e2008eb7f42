package org.sibyl.classify;

import java.util.Arrays;

/// Some rows laid out column by column, with a column of ones behind them for the intercept: what the
/// compiler turns into vector instructions, and what stays in a core's cache. Rows and columns that are not
/// used hold zeros.
final class Block {
    /// Rows of a block.
    static final int ROWS = 256;

    private static final int TILE = 4;

    private final int width;
    private final double[][] columns;
    private final double[][] weighted;
    private RowStretch stretch;
    private boolean laidOut;

    /// The class of each row.
    final int[] labels = new int[ROWS];

    /// The weight of each row, 0 where there is none.
    final double[] weights = new double[ROWS];

    /// @param width columns with that of the intercept
    /// @param stretch the first rows
    Block(int width, RowStretch stretch) {
        this.width = width;
        this.stretch = stretch;
        int padded = Math.ceilDiv(width, TILE) * TILE;
        this.columns = new double[padded][ROWS];
        this.weighted = new double[padded][ROWS];
    }

    int width() {
        return width;
    }

    /// Moves on to other rows. They are laid out by column when that is first needed.
    void show(RowStretch others) {
        stretch = others;
        laidOut = false;
    }

    /// The rows where they lie.
    RowStretch stretch() {
        return stretch;
    }

    private double[][] columns() {
        if (!laidOut) {
            for (int j = 0; j + 1 < width; j++) {
                stretch.copy(j, columns[j]);
            }
            Arrays.fill(columns[width - 1], 0);
            Arrays.fill(columns[width - 1], 0, stretch.count(), 1);
            laidOut = true;
        }
        return columns;
    }

    /// zᵣ = Σ θⱼ xᵣⱼ, θ from `offset` on.
    void dot(double[] theta, int offset, double[] z) {
        Arrays.fill(z, 0);
        double[][] laid = columns();
        for (int j = 0; j < laid.length; j += TILE) {
            dotTile(
                    laid[j],
                    laid[j + 1],
                    laid[j + 2],
                    laid[j + 3],
                    at(theta, offset, j),
                    at(theta, offset, j + 1),
                    at(theta, offset, j + 2),
                    at(theta, offset, j + 3),
                    z);
        }
    }

    private double at(double[] theta, int offset, int j) {
        return j < width ? theta[offset + j] : 0;
    }

    private static void dotTile(
            double[] a, double[] b, double[] c, double[] d, double ta, double tb, double tc, double td, double[] z) {
        for (int r = 0; r < ROWS; r++) {
            z[r] = Math.fma(ta, a[r], Math.fma(tb, b[r], Math.fma(tc, c[r], Math.fma(td, d[r], z[r]))));
        }
    }

    /// gⱼ ← gⱼ + Σ residualᵣ xᵣⱼ, g from `offset` on.
    void project(double[] residuals, double[] gradient, int offset) {
        double[] sums = new double[TILE];
        double[][] laid = columns();
        for (int j = 0; j < width; j += TILE) {
            projectTile(laid[j], laid[j + 1], laid[j + 2], laid[j + 3], residuals, sums);
            for (int t = 0; t < TILE && j + t < width; t++) {
                gradient[offset + j + t] += sums[t];
            }
        }
    }

    // Two sums for each column, so that an addition need not wait for the last one.
    private static void projectTile(double[] a, double[] b, double[] c, double[] d, double[] residuals, double[] sums) {
        double a0 = 0;
        double a1 = 0;
        double b0 = 0;
        double b1 = 0;
        double c0 = 0;
        double c1 = 0;
        double d0 = 0;
        double d1 = 0;
        for (int r = 0; r < ROWS; r += 2) {
            double even = residuals[r];
            double odd = residuals[r + 1];
            a0 = Math.fma(even, a[r], a0);
            a1 = Math.fma(odd, a[r + 1], a1);
            b0 = Math.fma(even, b[r], b0);
            b1 = Math.fma(odd, b[r + 1], b1);
            c0 = Math.fma(even, c[r], c0);
            c1 = Math.fma(odd, c[r + 1], c1);
            d0 = Math.fma(even, d[r], d0);
            d1 = Math.fma(odd, d[r + 1], d1);
        }
        sums[0] = a0 + a1;
        sums[1] = b0 + b1;
        sums[2] = c0 + c1;
        sums[3] = d0 + d1;
    }

    /// hⱼₖ ← hⱼₖ + Σ vᵣ xᵣⱼ xᵣₖ for j ≤ k: the upper triangle of a `[width, width]` block of the matrix h.
    ///
    /// @param v a weight for each row
    /// @param h row-major, `stride` numbers in a row
    /// @param offset of the block's first number
    void products(double[] v, double[] h, int stride, int offset) {
        double[][] laid = columns();
        for (int j = 0; j < width; j++) {
            scale(v, laid[j], weighted[j]);
        }
        double[] sums = new double[2 * TILE];
        for (int j = 0; j < width; j += TILE) {
            for (int k = j; k < width; k += 2) {
                productsTile(weighted, j, laid[k], laid[k + 1], sums);
                for (int t = 0; t < sums.length; t++) {
                    int row = j + t / 2;
                    int column = k + t % 2;
                    if (row <= column && column < width) {
                        h[offset + row * stride + column] += sums[t];
                    }
                }
            }
        }
    }

    private static void scale(double[] v, double[] column, double[] result) {
        for (int r = 0; r < ROWS; r++) {
            result[r] = v[r] * column[r];
        }
    }

    private static void productsTile(double[][] rows, int j, double[] p, double[] q, double[] sums) {
        double[] a = rows[j];
        double[] b = rows[j + 1];
        double[] c = rows[j + 2];
        double[] d = rows[j + 3];
        double ap = 0;
        double aq = 0;
        double bp = 0;
        double bq = 0;
        double cp = 0;
        double cq = 0;
        double dp = 0;
        double dq = 0;
        for (int r = 0; r < ROWS; r++) {
            ap = Math.fma(a[r], p[r], ap);
            aq = Math.fma(a[r], q[r], aq);
            bp = Math.fma(b[r], p[r], bp);
            bq = Math.fma(b[r], q[r], bq);
            cp = Math.fma(c[r], p[r], cp);
            cq = Math.fma(c[r], q[r], cq);
            dp = Math.fma(d[r], p[r], dp);
            dq = Math.fma(d[r], q[r], dq);
        }
        sums[0] = ap;
        sums[1] = aq;
        sums[2] = bp;
        sums[3] = bq;
        sums[4] = cp;
        sums[5] = cq;
        sums[6] = dp;
        sums[7] = dq;
    }
}
