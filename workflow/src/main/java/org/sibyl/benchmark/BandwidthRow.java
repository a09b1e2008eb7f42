package org.sibyl.benchmark;

import java.util.Arrays;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.kernel.BandwidthSearch;
import org.sibyl.density.kernel.CrossValidatedBandwidth;
import org.sibyl.density.kernel.FoldOrder;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.random.Seed;

/// The best of 30 bandwidths by the held-out log-density in five consecutive folds, for rows of one column from two
/// overlapping normal distributions.
///
/// @param name the row
/// @param rows how many
record BandwidthRow(String name, int rows) implements ClassicalRow {
    private static final int FOLDS = 5;
    private static final int CANDIDATES = 30;
    private static final long STREAM = 20;

    @Override
    public Stopwatch stopwatch(Stopwatch usual) {
        // Others take a quarter of a minute.
        return usual.withAtMost(9, 1);
    }

    @Override
    public Contender prepare(int threads) {
        WeightedRows data = WeightedRows.of(ClassicalData.twoPeaks(rows, STREAM));
        double[] h = new double[CANDIDATES];
        Arrays.setAll(h, i -> 0.02 * Math.pow(1.15, i));
        CrossValidatedBandwidth rule = CrossValidatedBandwidth.DEFAULT
                .withCandidates(h)
                .withFolds(FOLDS)
                .withOrder(FoldOrder.CONSECUTIVE);
        KernelDensityEstimator estimator = KernelDensityEstimator.DEFAULT.withThreads(threads);
        BandwidthSearch search =
                rule.choose(data, estimator, Seed.of(1)).search().orElseThrow();
        return Contender.millis(() -> rule.choose(data, estimator, Seed.of(1)))
                .finding("bandwidth", h[search.best()])
                .finding("held-out log-density", search.winner().heldOut());
    }
}
