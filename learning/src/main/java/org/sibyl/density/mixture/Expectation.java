package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.parallel.Parallel;

/// The expectation step over all rows, in slices of a fixed size whose sums are added in order: the bits do
/// not depend on the number of threads.
final class Expectation {
    /// Blocks in a slice.
    static final int SLICE = 16;

    private Expectation() {}

    /// The moments of the rows under a mixture.
    ///
    /// @param regularization ε of [EmSettings]
    static Moments of(RowBlocks rows, GaussianMixture mixture, double regularization, int threads) {
        int slices = slices(rows);
        // Each thread takes every so many-th slice, with one working memory for all of them.
        int workers = Math.min(threads, slices);
        List<List<Moments>> parts = Parallel.map(workers, workers, worker -> {
            SliceExpectation slice = new SliceExpectation(mixture, regularization);
            List<Moments> own = new ArrayList<>();
            for (int s = worker; s < slices; s += workers) {
                own.add(slice.of(rows, s * SLICE, Math.min((s + 1) * SLICE, rows.blocks())));
            }
            return own;
        });
        List<Moments> inOrder = new ArrayList<>(slices);
        for (int s = 0; s < slices; s++) {
            inOrder.add(parts.get(s % workers).get(s / workers));
        }
        return Moments.sum(inOrder);
    }

    /// The number of slices.
    static int slices(RowBlocks rows) {
        return (rows.blocks() + SLICE - 1) / SLICE;
    }
}
