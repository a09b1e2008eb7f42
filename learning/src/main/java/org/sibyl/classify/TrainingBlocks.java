package org.sibyl.classify;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sibyl.estimator.DataException;
import org.sibyl.function.ValueAndGradient;
import org.sibyl.parallel.Parallel;

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

    /// What was computed from the rows, unless they hold a number that is not finite, which leaves none finite.
    ///
    /// @throws DataException if they do
    ValueAndGradient requireFinite(ValueAndGradient computed) {
        boolean finite = Double.isFinite(computed.value());
        for (double derivative : computed.gradient()) {
            finite &= Double.isFinite(derivative);
        }
        if (!finite) {
            rows.requireFinite();
        }
        return computed;
    }

    /// Shows all blocks to sums, slice by slice, and adds those of the slices up.
    <S extends Sums<S>> S sum(Supplier<S> empty) {
        int blocks = Math.ceilDiv(count(), Block.ROWS);
        List<S> slices = Parallel.map(Math.ceilDiv(blocks, BLOCKS_OF_SLICE), threads, slice -> {
            S sums = empty.get();
            Block block = new Block(rows.x().columns() + 1, stretch(slice * BLOCKS_OF_SLICE * Block.ROWS));
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
        RowStretch stretch = stretch(from);
        block.show(stretch);
        for (int r = 0; r < Block.ROWS; r++) {
            boolean used = r < stretch.count();
            block.weights[r] = used ? weight((from + r) * stride) : 0;
            block.labels[r] = used ? (int) rows.labels().get((from + r) * stride) : 0;
        }
    }

    private RowStretch stretch(int from) {
        int d = rows.x().columns();
        int count = Math.min(Block.ROWS, count() - from);
        return new RowStretch(rows.x(), from * stride * d, stride * d, count, scale.center(), scale.inverse());
    }
}
