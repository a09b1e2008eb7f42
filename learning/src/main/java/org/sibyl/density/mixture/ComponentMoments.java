package org.sibyl.density.mixture;

import java.util.Arrays;

/// Σ r, Σ r c and Σ r c cᵀ of one component over the blocks of a slice. Sums are kept in lanes, one for
/// each position in a block, and the lanes are added at the end of the slice. It has working memory: one
/// for each thread.
final class ComponentMoments {
    /// Blocks that are added at once, so that a sum is loaded and stored once for four products.
    private static final int GROUP = 4;

    private final int dimension;
    private final double[][][] centred;
    private final double[][][] weighted;
    private final double[] mass = new double[RowBlocks.ROWS];
    private final double[][] shift;
    private final double[][] scatter;

    ComponentMoments(int dimension) {
        this.dimension = dimension;
        this.centred = new double[GROUP][dimension][RowBlocks.ROWS];
        this.weighted = new double[GROUP][dimension][RowBlocks.ROWS];
        this.shift = new double[dimension][RowBlocks.ROWS];
        this.scatter = new double[dimension * dimension][];
        for (int j = 0; j < dimension; j++) {
            for (int l = 0; l <= j; l++) {
                scatter[j * dimension + l] = new double[RowBlocks.ROWS];
            }
        }
    }

    /// @param shares r, for each block of the slice
    void collect(RowBlocks rows, int from, int to, double[] mean, CovarianceKind kind, double[][] shares) {
        clear();
        for (int block = from; block < to; block += GROUP) {
            int group = Math.min(GROUP, to - block);
            for (int g = 0; g < group; g++) {
                centre(rows, block + g, g, mean, shares[block + g - from]);
            }
            for (int j = 0; j < dimension; j++) {
                for (int l = kind.first(j); l <= j; l++) {
                    add(scatter[j * dimension + l], j, l, group);
                }
            }
        }
    }

    private void clear() {
        Arrays.fill(mass, 0);
        for (int j = 0; j < dimension; j++) {
            Arrays.fill(shift[j], 0);
            for (int l = 0; l <= j; l++) {
                Arrays.fill(scatter[j * dimension + l], 0);
            }
        }
    }

    private void centre(RowBlocks rows, int block, int g, double[] mean, double[] shares) {
        BlockLoops.add(mass, shares);
        for (int j = 0; j < dimension; j++) {
            BlockLoops.centre(rows.column(block, j), mean[j], centred[g][j]);
            BlockLoops.product(shares, centred[g][j], weighted[g][j]);
            BlockLoops.add(shift[j], weighted[g][j]);
        }
    }

    private void add(double[] sum, int j, int l, int group) {
        if (group == GROUP) {
            BlockLoops.addProducts(
                    sum,
                    weighted[0][j],
                    centred[0][l],
                    weighted[1][j],
                    centred[1][l],
                    weighted[2][j],
                    centred[2][l],
                    weighted[3][j],
                    centred[3][l]);
        } else {
            for (int g = 0; g < group; g++) {
                BlockLoops.addProduct(sum, weighted[g][j], centred[g][l]);
            }
        }
    }

    double mass() {
        return BlockLoops.sum(mass);
    }

    double[] shift() {
        return Arrays.stream(shift).mapToDouble(BlockLoops::sum).toArray();
    }

    double[] scatter() {
        return Arrays.stream(scatter)
                .mapToDouble(lanes -> lanes == null ? 0 : BlockLoops.sum(lanes))
                .toArray();
    }
}
