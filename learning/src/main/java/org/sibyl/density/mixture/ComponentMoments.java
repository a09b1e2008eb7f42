package org.sibyl.density.mixture;

import java.util.Arrays;

/// Σ r, Σ r c and Σ r c cᵀ of one component over the blocks of a slice. Sums are kept in lanes, one for
/// each position in a block, and the lanes are added at the end of the slice. It has working memory: one
/// for each thread.
final class ComponentMoments {
    /// Blocks that are added at once, so that a sum is loaded and stored once for two products.
    private static final int GROUP = 2;

    private final int dimension;

    /// The dimension, or one more to make it even: columns go in pairs, and the last may be one of zeros.
    private final int even;

    /// √r c, so that the scatter is a product of one matrix with itself.
    private final double[][][] weighted;

    private final double[] roots = new double[RowBlocks.ROWS];
    private final double[] mass = new double[RowBlocks.ROWS];
    private final double[][] shift;
    private final double[][][] scatter;

    ComponentMoments(int dimension) {
        this.dimension = dimension;
        this.even = dimension + dimension % 2;
        this.weighted = new double[GROUP][even][RowBlocks.ROWS];
        this.shift = new double[dimension][RowBlocks.ROWS];
        this.scatter = new double[even][][];
        for (int j = 0; j < even; j++) {
            scatter[j] = new double[j + 2 - j % 2][RowBlocks.ROWS];
        }
    }

    /// @param shares r, for each block of the slice
    void collect(RowBlocks rows, int from, int to, double[] mean, CovarianceKind kind, double[][] shares) {
        clear();
        for (int block = from; block < to; block += GROUP) {
            for (int g = 0; g < GROUP; g++) {
                if (block + g < to) {
                    centre(rows, block + g, g, mean, shares[block + g - from]);
                } else {
                    leaveOut(g);
                }
            }
            for (int j = 0; j < even; j += 2) {
                for (int l = kind.first(j); l <= j; l += 2) {
                    addPairs(j, l);
                }
            }
        }
    }

    private void clear() {
        Arrays.fill(mass, 0);
        for (double[] lanes : shift) {
            Arrays.fill(lanes, 0);
        }
        for (double[][] row : scatter) {
            for (double[] lanes : row) {
                Arrays.fill(lanes, 0);
            }
        }
    }

    private void centre(RowBlocks rows, int block, int g, double[] mean, double[] shares) {
        BlockLoops.roots(shares, roots, mass);
        for (int j = 0; j < dimension; j++) {
            BlockLoops.centreAndWeigh(rows.column(block, j), mean[j], roots, weighted[g][j], shift[j]);
        }
    }

    private void leaveOut(int g) {
        for (double[] column : weighted[g]) {
            Arrays.fill(column, 0);
        }
    }

    private void addPairs(int j, int l) {
        BlockLoops.addProducts(
                scatter[j][l],
                scatter[j][l + 1],
                scatter[j + 1][l],
                scatter[j + 1][l + 1],
                weighted[0][j],
                weighted[0][j + 1],
                weighted[0][l],
                weighted[0][l + 1],
                weighted[1][j],
                weighted[1][j + 1],
                weighted[1][l],
                weighted[1][l + 1]);
    }

    double mass() {
        return BlockLoops.sum(mass);
    }

    double[] shift() {
        return Arrays.stream(shift).mapToDouble(BlockLoops::sum).toArray();
    }

    double[] scatter() {
        double[] sums = new double[dimension * dimension];
        for (int j = 0; j < dimension; j++) {
            for (int l = 0; l <= j; l++) {
                sums[j * dimension + l] = BlockLoops.sum(scatter[j][l]);
            }
        }
        return sums;
    }
}
