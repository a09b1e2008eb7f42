package org.sibyl.density.mixture;

import java.util.Arrays;

/// Log-densities of the rows of a block under one component. It has working memory: one for each thread.
final class BlockDensity {
    private static final int WIDTH = 4;

    private final double[][] centred;
    private final double[] z = new double[RowBlocks.ROWS];

    BlockDensity(int dimension) {
        centred = new double[dimension][RowBlocks.ROWS];
    }

    /// base − ½ |W (x − μ)|² for each row.
    ///
    /// @param base the logarithm of the component's weight and normalisation
    /// @param out `[ROWS]`, the result
    void evaluate(RowBlocks rows, int block, Factor factor, double base, double[] out) {
        int d = factor.dimension();
        for (int j = 0; j < d; j++) {
            BlockLoops.centre(rows.column(block, j), factor.mean()[j], centred[j]);
        }
        Arrays.fill(out, base);
        for (int j = 0; j < d; j++) {
            whiten(factor, j);
            BlockLoops.subtractHalfSquare(out, z);
        }
    }

    /// z = Σ_{l ≤ j} W_jl (x_l − μ_l), four columns at a time; where fewer are left, the last ones count
    /// with weight 0.
    private void whiten(Factor factor, int j) {
        int first = factor.first(j);
        for (int l = first; l <= j; l += WIDTH) {
            double[] c1 = centred[Math.min(l + 1, j)];
            double[] c2 = centred[Math.min(l + 2, j)];
            double[] c3 = centred[Math.min(l + 3, j)];
            double w0 = factor.whitening(j, l);
            double w1 = factor.whitening(j, l + 1);
            double w2 = factor.whitening(j, l + 2);
            double w3 = factor.whitening(j, l + 3);
            if (l == first) {
                BlockLoops.combine(z, centred[l], c1, c2, c3, w0, w1, w2, w3);
            } else {
                BlockLoops.addCombination(z, centred[l], c1, c2, c3, w0, w1, w2, w3);
            }
        }
    }
}
