package org.sibyl.density.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sibyl.density.DensityModel;
import org.sibyl.density.WeightedRows;
import org.sibyl.parallel.Parallel;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A kernel density estimate: the rows, a bandwidth and a kernel. Densities are right to the estimator's
/// tolerance also where they are far below the smallest float64, and the log-density of a query does not
/// depend on the queries beside it.
public final class KernelDensity implements DensityModel {
    private static final int SLICE = 128;

    private final KernelDensityEstimator settings;
    private final BandwidthChoice choice;
    private final WeightedRows rows;
    private final KernelSpace space;
    private final Cholesky scaling;
    private final KernelTree tree;
    private final @Nullable LineSeries series;
    private final QueryImages images;
    /// Taken from the logarithm of a sum of kernels.
    private final double logNorm;
    private final SmoothedBootstrap bootstrap;

    KernelDensity(KernelDensityEstimator settings, BandwidthChoice choice, WeightedRows rows) {
        this.settings = settings;
        this.choice = choice;
        this.rows = rows;
        int d = rows.columns();
        Tensor covariance = choice.bandwidth().covariance(d);
        this.space = new KernelSpace(settings.boundaries(), d);
        this.scaling = Cholesky.of(covariance);
        WeightedRows placed = space.of(rows);
        double[] z = placed.x().toArray();
        this.bootstrap = new SmoothedBootstrap(settings.kernel(), placed, scaling, space);
        for (int i = 0; i < rows.size(); i++) {
            scaling.scale(z, i * d, z, i * d);
        }
        this.tree = KernelTree.of(z, placed.weights().toArray(), d);
        this.series = KernelSums.series(tree, settings.kernel());
        this.images = QueryImages.of(settings.kernel(), space, widths(covariance));
        this.logNorm = settings.kernel().logNormalizer(d) + scaling.logDeterminant() + StrictMath.log(tree.totalWeight);
    }

    /// The shape of the bumps.
    public Kernel kernel() {
        return settings.kernel();
    }

    /// How wide they are.
    public Bandwidth bandwidth() {
        return choice.bandwidth();
    }

    /// The candidates that the bandwidth was chosen from, if the rule compared some.
    public Optional<BandwidthSearch> search() {
        return choice.search();
    }

    /// The rows that it was fitted to.
    public WeightedRows rows() {
        return rows;
    }

    /// The settings that it was fitted with.
    public KernelDensityEstimator settings() {
        return settings;
    }

    @Override
    public Shape eventShape() {
        return Shape.of(rows.columns());
    }

    /// No answer: a kernel density estimate keeps the rows.
    @Override
    public OptionalInt freeParameters() {
        return OptionalInt.empty();
    }

    /// ln f(x) in nats, −∞ where f is zero, not a number for rows with such. A row's value does not depend on
    /// the others.
    ///
    /// @throws IllegalArgumentException if the rows do not have the model's columns
    @Override
    public Tensor logProb(Tensor x) {
        int d = rows.columns();
        if (x.shape().rank() != 2 || x.columns() != d) {
            throw new IllegalArgumentException("a density over rows of " + d + " columns was asked about the shape "
                    + x.shape() + "; give rows [n, " + d + "]");
        }
        int n = x.rows();
        double[] z = x.toArray();
        double[] logJacobian = new double[n];
        double[] scaled = new double[z.length];
        for (int i = 0; i < n; i++) {
            logJacobian[i] = space.forward(z, i * d, d, 0);
            scaling.scale(z, i * d, scaled, i * d);
        }
        int[] order = KernelSums.alongTheTree(tree, scaled, d, n);
        double[] out = new double[n];
        Parallel.map((n + SLICE - 1) / SLICE, settings.threads(), slice -> {
            evaluate(order, slice * SLICE, Math.min(n, (slice + 1) * SLICE), z, logJacobian, out);
            return slice;
        });
        return Tensor.adopt(out, n);
    }

    private void evaluate(int[] order, int from, int to, double[] z, double[] logJacobian, double[] out) {
        int d = rows.columns();
        KernelSums sums =
                new KernelSums(tree, settings.kernel(), settings.tolerance().relative(), series);
        double[] queries = new double[images.most() * d];
        for (int p = from; p < to; p++) {
            int i = order[p];
            if (!finite(z, i * d, d) || Double.isInfinite(logJacobian[i])) {
                out[i] = nan(z, i * d, d) ? Double.NaN : Double.NEGATIVE_INFINITY;
                continue;
            }
            double absolute =
                    settings.tolerance().absolute() * StrictMath.exp(logNorm - logJacobian[i]) / tree.totalWeight;
            images.fill(z, i * d, scaling, queries);
            out[i] = sums.logSum(queries, images.most(), KernelSums.NONE, absolute) - logNorm + logJacobian[i];
        }
    }

    /// Draws of the smoothed bootstrap: a row with the probability of its weight, plus a draw of the kernel,
    /// folded back at reflecting bounds.
    ///
    /// @return `[n, d]`
    @Override
    public Tensor sample(int n, Seed seed) {
        int d = rows.columns();
        double[] draws = new double[n * d];
        Parallel.map((n + SLICE - 1) / SLICE, settings.threads(), slice -> {
            double[] draw = new double[d];
            for (int i = slice * SLICE; i < Math.min(n, (slice + 1) * SLICE); i++) {
                RandomGenerator random = seed.child(i).generator();
                bootstrap.draw(random, draw);
                System.arraycopy(draw, 0, draws, i * d, d);
            }
            return slice;
        });
        return Tensor.adopt(draws, n, d);
    }

    private static double[] widths(Tensor covariance) {
        double[] h = new double[covariance.rows()];
        Arrays.setAll(h, k -> Math.sqrt(covariance.get(k, k)));
        return h;
    }

    private static boolean finite(double[] z, int at, int d) {
        for (int k = 0; k < d; k++) {
            if (!Double.isFinite(z[at + k])) {
                return false;
            }
        }
        return true;
    }

    private static boolean nan(double[] z, int at, int d) {
        return Arrays.stream(z, at, at + d).anyMatch(Double::isNaN);
    }

    /// The kernel, the bandwidth and the number of rows.
    @Override
    public String toString() {
        return settings.kernel() + " kernels on " + rows.size() + " rows, " + choice.bandwidth()
                + (settings.boundaries().equals(List.of()) ? "" : ", " + settings.boundaries());
    }
}
