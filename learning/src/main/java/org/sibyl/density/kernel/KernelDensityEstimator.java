package org.sibyl.density.kernel;

import java.util.List;
import java.util.Locale;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// Kernel density estimation (Rosenblatt 1956; Parzen 1962): f(x) = Σᵢ wᵢ K(|L⁻¹(x − xᵢ)|) / (W |L| ∫K), with
/// the bandwidth matrix H = L Lᵀ and W = Σ wᵢ.
///
/// @param kernel the shape of the bump on each row
/// @param bandwidth how its width comes about
/// @param boundaries one for each column, or none at all
/// @param tolerance of evaluated densities
/// @param threads how many evaluate at once; no bit depends on it
public record KernelDensityEstimator(
        Kernel kernel, BandwidthRule bandwidth, List<Boundary> boundaries, Tolerance tolerance, int threads)
        implements DensityEstimator<KernelDensity> {
    /// The Gaussian kernel with Scott's rule in SciPy's convention, no boundaries, one thread.
    public static final KernelDensityEstimator DEFAULT =
            new KernelDensityEstimator(Kernel.GAUSSIAN, BandwidthRule.SCOTT, List.of(), Tolerance.DEFAULT, 1);

    /// @throws IllegalArgumentException if there is no thread
    public KernelDensityEstimator {
        boundaries = List.copyOf(boundaries);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; give 1 or more");
        }
    }

    /// With another kernel.
    public KernelDensityEstimator withKernel(Kernel other) {
        return new KernelDensityEstimator(other, bandwidth, boundaries, tolerance, threads);
    }

    /// With another rule for the bandwidth.
    public KernelDensityEstimator withBandwidth(BandwidthRule rule) {
        return new KernelDensityEstimator(kernel, rule, boundaries, tolerance, threads);
    }

    /// With a bandwidth that is known.
    public KernelDensityEstimator withBandwidth(Bandwidth known) {
        return withBandwidth(BandwidthRule.fixed(known));
    }

    /// With one h for all columns.
    ///
    /// @throws DataException if h is not positive and finite
    public KernelDensityEstimator withBandwidth(double h) {
        return withBandwidth(Bandwidth.of(h));
    }

    /// With boundaries, one for each column.
    public KernelDensityEstimator withBoundaries(Boundary... ends) {
        return new KernelDensityEstimator(kernel, bandwidth, List.of(ends), tolerance, threads);
    }

    /// With another tolerance.
    public KernelDensityEstimator withTolerance(Tolerance other) {
        return new KernelDensityEstimator(kernel, bandwidth, boundaries, other, threads);
    }

    /// With another number of threads.
    public KernelDensityEstimator withThreads(int count) {
        return new KernelDensityEstimator(kernel, bandwidth, boundaries, tolerance, count);
    }

    @Override
    public String name() {
        return "kde " + kernel.name().toLowerCase(Locale.ROOT) + " " + bandwidth.name();
    }

    /// @throws DataException if the rule finds no bandwidth, or a row lies beyond a boundary
    @Override
    public KernelDensity fit(WeightedRows rows, Seed seed) {
        kernelSpace(rows);
        BandwidthChoice choice = bandwidth.choose(rows, this, seed);
        return new KernelDensity(this, choice, rows);
    }

    /// The rows where kernels are placed: with logarithms in the columns that have a log transform.
    ///
    /// @throws DataException if a row lies beyond a boundary, or there is not one boundary for each column
    public WeightedRows kernelSpace(WeightedRows rows) {
        return new KernelSpace(boundaries, rows.columns()).of(rows);
    }
}
