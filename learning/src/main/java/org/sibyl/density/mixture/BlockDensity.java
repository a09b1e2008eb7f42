package org.sibyl.density.mixture;

import java.util.Arrays;

/// Log-densities of the rows of a block under one component. It has working memory: one for each thread.
final class BlockDensity {
    private static final int WIDTH = 4;

    private final double[][] centred;
    private final double[] y = new double[RowBlocks.ROWS];
    private final double[] z = new double[RowBlocks.ROWS];
    private final double[] weights = new double[2 * WIDTH];

    BlockDensity(int dimension) {
        centred = new double[dimension][RowBlocks.ROWS];
    }

    /// base − ½ |W (x − μ)|² for each row, two rows of W at a time.
    ///
    /// @param base the logarithm of the component's weight and normalisation
    /// @param out `[ROWS]`, the result
    void evaluate(RowBlocks rows, int block, Factor factor, double base, double[] out) {
        int d = factor.dimension();
        for (int j = 0; j < d; j++) {
            BlockLoops.centre(rows.column(block, j), factor.mean()[j], centred[j]);
        }
        Arrays.fill(out, base);
        for (int j = 0; j < d; j += 2) {
            whiten(factor, j);
            BlockLoops.subtractHalfSquares(out, y, z);
        }
    }

    /// y = Σ W_jl (x_l − μ_l), and z the same for j + 1; four columns l at a time. Where there are fewer, or W has no
    /// row j + 1, weights are 0.
    private void whiten(Factor factor, int j) {
        int last = Math.min(j + 1, factor.dimension() - 1);
        int first = factor.first(j);
        for (int l = first; l <= last; l += WIDTH) {
            double[] c1 = centred[Math.min(l + 1, last)];
            double[] c2 = centred[Math.min(l + 2, last)];
            double[] c3 = centred[Math.min(l + 3, last)];
            for (int m = 0; m < WIDTH; m++) {
                weights[m] = factor.whitening(j, l + m);
                weights[WIDTH + m] = factor.whitening(j + 1, l + m);
            }
            if (l == first) {
                BlockLoops.combine(y, z, centred[l], c1, c2, c3, weights);
            } else {
                BlockLoops.addCombination(y, z, centred[l], c1, c2, c3, weights);
            }
        }
    }
}
