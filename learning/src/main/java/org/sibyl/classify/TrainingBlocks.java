package org.sibyl.classify;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sibyl.parallel.Parallel;
import org.sibyl.tensor.Tensor;

/// Training rows in blocks of scaled columns, over threads. Which rows share a block and a slice, and the
/// order in which slices are added, do not depend on the number of threads.
///
/// @param rows all of them
/// @param factors of the classes' weights
/// @param scale of the columns
/// @param stride every row, or every so many
/// @param threads how many slices are worked on at once
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record TrainingBlocks(LabelledRows rows, double[] factors, ColumnScale scale, int stride, int threads) {
    private static final int BLOCKS_OF_SLICE = 64;
    private static final int THINNING = 16;

    /// What a slice adds up.
    interface Sums<S> extends Consumer<Block> {
        void add(S other);
    }

    /// The number of rows that are looked at.
    int count() {
        return Math.ceilDiv(rows.size(), stride);
    }

    /// One row in sixteen of these.
    TrainingBlocks thinned() {
        return new TrainingBlocks(rows, factors, scale, stride * THINNING, threads);
    }

    /// Σ w
    double totalWeight() {
        double sum = 0;
        for (int i = 0; i < rows.size(); i += stride) {
            sum += weight(i);
        }
        return sum;
    }

    /// Shows all blocks to sums, slice by slice, and adds those of the slices up.
    <S extends Sums<S>> S sum(Supplier<S> empty) {
        int blocks = Math.ceilDiv(count(), Block.ROWS);
        List<S> slices = Parallel.map(Math.ceilDiv(blocks, BLOCKS_OF_SLICE), threads, slice -> {
            S sums = empty.get();
            Block block = new Block(rows.x().columns() + 1);
            int end = Math.min(blocks, (slice + 1) * BLOCKS_OF_SLICE);
            for (int b = slice * BLOCKS_OF_SLICE; b < end; b++) {
                load(b * Block.ROWS, block);
                sums.accept(block);
            }
            return sums;
        });
        S total = slices.getFirst();
        slices.subList(1, slices.size()).forEach(total::add);
        return total;
    }

    private double weight(int row) {
        return rows.weights().get(row) * factors[(int) rows.labels().get(row)];
    }

    private void load(int from, Block block) {
        int count = Math.min(Block.ROWS, count() - from);
        int d = rows.x().columns();
        for (int j = 0; j < d; j++) {
            double inverse = 1 / scale.deviation()[j];
            load(rows.x(), from * stride * d + j, stride * d, count, scale.center()[j], inverse, block.column(j));
        }
        double[] ones = block.column(d);
        for (int r = 0; r < Block.ROWS; r++) {
            ones[r] = r < count ? 1 : 0;
            block.weights[r] = r < count ? weight((from + r) * stride) : 0;
            block.labels[r] = r < count ? (int) rows.labels().get((from + r) * stride) : 0;
        }
    }

    private static void load(Tensor x, int start, int step, int count, double center, double inverse, double[] column) {
        for (int r = 0; r < count; r++) {
            column[r] = (x.get(start + r * step) - center) * inverse;
        }
        for (int r = count; r < Block.ROWS; r++) {
            column[r] = 0;
        }
    }
}
