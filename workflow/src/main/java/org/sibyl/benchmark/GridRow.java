package org.sibyl.benchmark;

import org.sibyl.density.WeightedRows;
import org.sibyl.density.kernel.BandwidthRule;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.density.kernel.KernelGrid;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A Gaussian kernel density estimate of one column on a grid of 1,024 points by binning and Fourier
/// transforms; the rule for the bandwidth is part of the time.
///
/// @param name the row
/// @param rows how many
/// @param rule for the bandwidth
record GridRow(String name, int rows, BandwidthRule rule) implements ClassicalRow {
    private static final int POINTS = 1_024;
    private static final long STREAM = 10;

    /// Direct sums at every so many points tell the accuracy.
    private static final int CHECKED_EVERY = 16;

    /// Where the density is above this share of its maximum.
    private static final double SUBSTANTIAL = 1e-3;

    @Override
    public Contender prepare(int threads) {
        Tensor x = ClassicalData.twoPeaks(rows, STREAM);
        WeightedRows data = WeightedRows.of(x);
        KernelDensityEstimator estimator =
                KernelDensityEstimator.DEFAULT.withBandwidth(rule).withThreads(threads);
        KernelGrid grid = KernelGrid.around(data, estimator, Seed.of(1), POINTS);
        double h = Math.sqrt(grid.bandwidth().covariance(1).get(0));
        return Contender.millis(() -> KernelGrid.around(data, estimator, Seed.of(1), POINTS))
                .with(BenchmarkText.ERROR, largestError(grid, x, h))
                .finding("bandwidth", h);
    }

    private static double largestError(KernelGrid grid, Tensor x, double h) {
        double highest = 0;
        for (int p = 0; p < POINTS; p++) {
            highest = Math.max(highest, grid.density().get(p));
        }
        double largest = 0;
        for (int p = 0; p < POINTS; p += CHECKED_EVERY) {
            double found = grid.density().get(p);
            if (found > SUBSTANTIAL * highest) {
                double at = grid.axes().getFirst().at(p);
                double sum = 0;
                for (int i = 0; i < x.size(); i++) {
                    double u = (at - x.get(i)) / h;
                    sum += Math.exp(-0.5 * u * u);
                }
                double exact = sum / (x.size() * h * Math.sqrt(2 * Math.PI));
                largest = Math.max(largest, Math.abs(found / exact - 1));
            }
        }
        return largest;
    }
}
