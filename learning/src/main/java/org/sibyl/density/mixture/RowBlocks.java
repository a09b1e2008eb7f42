package org.sibyl.density.mixture;

import org.sibyl.tensor.Tensor;

/// Rows in blocks of 256, each column of a block an array of its own: loops over the rows of a block then
/// share one index, which the compiler turns into vector instructions. The last block is filled up with
/// copies of the last row that have no weight.
///
/// @param size n
/// @param columns the arrays of block b, column j at b d + j
/// @param weights of the rows, one array for each block
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record RowBlocks(int size, int dimension, double[][] columns, double[][] weights) {
    static final int ROWS = 256;

    /// @param x `[n, d]`
    /// @param weights `[n]`
    static RowBlocks of(Tensor x, Tensor weights) {
        int n = x.rows();
        int d = x.columns();
        int blocks = (n + ROWS - 1) / ROWS;
        double[][] columns = new double[blocks * d][ROWS];
        double[][] blockWeights = new double[blocks][ROWS];
        for (int i = 0; i < blocks * ROWS; i++) {
            int row = Math.min(i, n - 1);
            for (int j = 0; j < d; j++) {
                columns[i / ROWS * d + j][i % ROWS] = x.get(row, j);
            }
            blockWeights[i / ROWS][i % ROWS] = i < n ? weights.get(i) : 0;
        }
        return new RowBlocks(n, d, columns, blockWeights);
    }

    /// The number of blocks.
    int blocks() {
        return weights.length;
    }

    /// Rows of block b that are no filling.
    int rows(int block) {
        return Math.min(ROWS, size - block * ROWS);
    }

    /// Column j of block b.
    double[] column(int block, int j) {
        return columns[block * dimension + j];
    }
}
