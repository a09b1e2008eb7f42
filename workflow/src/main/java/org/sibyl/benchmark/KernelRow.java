package org.sibyl.benchmark;

import org.sibyl.density.kernel.KernelDensity;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.density.kernel.Tolerance;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The log-density of queries under a Gaussian kernel density estimate of standard normal rows, with Scott's factor
/// n^(−1/(d+4)) as the bandwidth, to a relative 1e-9. Queries come from the same distribution.
///
/// @param name the row
/// @param rows n, how many kernels
/// @param columns d
/// @param queries how many
record KernelRow(String name, int rows, int columns, int queries) implements ClassicalRow {
    /// Direct sums over all kernels for so many queries tell the accuracy.
    private static final int CHECKED = 200;

    private static final double ACCURACY = 1e-9;
    private static final long ROWS_STREAM = 1;
    private static final long QUERIES_STREAM = 2;

    @Override
    public Stopwatch stopwatch(Stopwatch usual) {
        // Others take a quarter of a minute.
        return usual.withAtMost(5, 1);
    }

    @Override
    public Contender prepare(int threads) {
        Tensor data = ClassicalData.cloud(rows, columns, ROWS_STREAM);
        Tensor at = ClassicalData.cloud(queries, columns, QUERIES_STREAM);
        double h = StrictMath.pow(rows, -1.0 / (columns + 4));
        KernelDensity density = KernelDensityEstimator.DEFAULT
                .withBandwidth(h)
                .withTolerance(Tolerance.DEFAULT.withRelative(ACCURACY))
                .withThreads(threads)
                .fit(data, Seed.of(1));
        return Contender.millis(() -> density.logProb(at))
                .with(BenchmarkText.ERROR, largestError(density, data, at, h))
                .finding("mean log-density", density.score(at));
    }

    /// max |p̂(x)/p(x) − 1| with p(x) = Σᵢ exp(−|x − xᵢ|²/2h²) / (n h^d (2π)^(d/2)), summed directly.
    private double largestError(KernelDensity density, Tensor data, Tensor at, double h) {
        Tensor some = at.slice(0, Math.min(CHECKED, queries));
        Tensor found = density.logProb(some);
        double logNorm = StrictMath.log(rows) + columns * StrictMath.log(h * Math.sqrt(2 * Math.PI));
        double largest = 0;
        for (int q = 0; q < some.rows(); q++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                double squares = 0;
                for (int j = 0; j < columns; j++) {
                    double u = (some.get(q, j) - data.get(i, j)) / h;
                    squares += u * u;
                }
                sum += Math.exp(-0.5 * squares);
            }
            largest = Math.max(largest, Math.abs(Math.expm1(found.get(q) - StrictMath.log(sum) + logNorm)));
        }
        return largest;
    }
}
