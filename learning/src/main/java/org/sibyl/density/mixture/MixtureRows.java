package org.sibyl.density.mixture;

import java.util.Arrays;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.tensor.Tensor;

/// A fitted mixture over many rows: log p(x) and the components' shares of it.
final class MixtureRows {
    /// Takes the share of component k in a row.
    interface Shares {
        void accept(int row, double share, int k);
    }

    /// Takes log p of a row.
    interface LogSums {
        void accept(int row, double logSum);
    }

    private final GaussianMixture mixture;

    MixtureRows(GaussianMixture mixture) {
        this.mixture = mixture;
    }

    void forEach(Tensor x, Shares shares, LogSums logSums) {
        if (x.rows() == 0) {
            return;
        }
        RowBlocks rows = RowBlocks.of(x, Tensor.adopt(new double[x.rows()], x.rows()));
        int components = mixture.components().size();
        BlockDensity density = new BlockDensity(mixture.dimension());
        double[][] terms = new double[components][RowBlocks.ROWS];
        double[] largest = new double[RowBlocks.ROWS];
        for (int block = 0; block < rows.blocks(); block++) {
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            for (int k = 0; k < components; k++) {
                density.evaluate(rows, block, mixture.factor(k), mixture.base(k), terms[k]);
                BlockLoops.maximum(largest, terms[k]);
            }
            for (int i = 0; i < rows.rows(block); i++) {
                report(block * RowBlocks.ROWS + i, i, terms, largest[i], shares, logSums);
            }
        }
    }

    private static void report(int row, int i, double[][] terms, double largest, Shares shares, LogSums logSums) {
        // A row that is infinitely far away, or no number: nothing to share.
        boolean nowhere = !(largest > Double.NEGATIVE_INFINITY);
        double sum = 0;
        for (double[] term : terms) {
            term[i] = nowhere ? Double.NaN : DoubleMath.exp(term[i] - largest);
            sum += term[i];
        }
        for (int k = 0; k < terms.length; k++) {
            shares.accept(row, terms[k][i] / sum, k);
        }
        logSums.accept(row, nowhere ? Double.NEGATIVE_INFINITY : largest + DoubleMath.log(sum));
    }
}
