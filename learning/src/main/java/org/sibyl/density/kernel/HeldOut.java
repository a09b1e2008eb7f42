package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.parallel.Parallel;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// Rows held out from trees of the others. The trees are built once, scaled by a unit bandwidth, and
/// stretched for each multiple of it.
final class HeldOut {
    private static final int SLICE = 256;

    private final KernelDensityEstimator settings;
    private final KernelSpace space;
    private final Cholesky unit;
    private final Tensor unitCovariance;
    private final int d;
    private final double weight;
    private final List<Part> parts;

    /// Rows that one tree does not hold, or that it leaves out one by one.
    ///
    /// @param tree of the other rows, scaled by the unit
    /// @param z the rows held out `[m, d]` in kernel space, in an order along the tree
    /// @param scaled the same, scaled by the unit
    /// @param weights `[m]`
    /// @param logJacobian Σ ln |dz/dx| of each
    /// @param excluded where each row stands in the tree, or [KernelSums#NONE]
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(
            KernelTree tree, double[] z, double[] scaled, double[] weights, double[] logJacobian, int[] excluded) {}

    private HeldOut(WeightedRows rows, KernelDensityEstimator settings, Bandwidth unit) {
        this.settings = settings;
        this.d = rows.columns();
        this.space = new KernelSpace(settings.boundaries(), d);
        this.unitCovariance = unit.covariance(d);
        this.unit = Cholesky.of(unitCovariance);
        this.weight = rows.totalWeight();
        this.parts = new ArrayList<>();
    }

    /// Each fold held out from the others.
    static HeldOut folds(WeightedRows rows, KernelDensityEstimator settings, Bandwidth unit, List<Split> splits) {
        HeldOut heldOut = new HeldOut(rows, settings, unit);
        for (Split split : splits) {
            KernelTree tree = heldOut.tree(training(rows, split));
            int[] none = new int[split.test().length];
            Arrays.fill(none, KernelSums.NONE);
            heldOut.add(tree, rows.x().select(split.test()), rows.weights().select(split.test()), none);
        }
        return heldOut;
    }

    /// The rows that a fold's kernels are placed on.
    static WeightedRows training(WeightedRows rows, Split split) {
        Tensor weights = rows.weights().select(split.training());
        if (Arrays.stream(weights.toArray()).noneMatch(weight -> weight > 0)) {
            throw new DataException("a fold holds all rows that have a weight; take fewer folds, or shuffle");
        }
        return new WeightedRows(rows.x().select(split.training()), weights);
    }

    /// Each row held out by itself.
    static HeldOut leaveOneOut(WeightedRows rows, KernelDensityEstimator settings, Bandwidth unit) {
        if (rows.size() < 2) {
            throw new DataException("to leave one row out takes at least 2 rows, found " + rows.size());
        }
        HeldOut heldOut = new HeldOut(rows, settings, unit);
        KernelTree tree = heldOut.tree(rows);
        int[] place = new int[rows.size()];
        Arrays.fill(place, KernelSums.NONE);
        for (int j = 0; j < tree.n; j++) {
            place[tree.order[j]] = j;
        }
        heldOut.add(tree, rows.x(), rows.weights(), place);
        return heldOut;
    }

    private KernelTree tree(WeightedRows rows) {
        WeightedRows placed = space.of(rows);
        return KernelTree.of(scaled(placed.x().toArray()), placed.weights().toArray(), d);
    }

    private double[] scaled(double[] z) {
        double[] scaled = z.clone();
        for (int i = 0; i < z.length; i += d) {
            unit.scale(z, i, scaled, i);
        }
        return scaled;
    }

    private void add(KernelTree tree, Tensor x, Tensor weights, int[] excluded) {
        int m = x.rows();
        double[] z = x.toArray();
        double[] logJacobian = new double[m];
        for (int i = 0; i < m; i++) {
            logJacobian[i] = space.forward(z, i * d, d, 0);
        }
        int[] order = KernelSums.alongTheTree(tree, scaled(z), d, m);
        double[] ordered = Tensor.adopt(z, m, d).select(order).toArray();
        parts.add(new Part(
                tree,
                ordered,
                scaled(ordered),
                weights.select(order).toArray(),
                Tensor.vector(logJacobian).select(order).toArray(),
                Arrays.stream(order).map(i -> excluded[i]).toArray()));
    }

    /// The weighted mean of ln f₍₋ᵢ₎(xᵢ) with the unit bandwidth times a factor.
    double score(double factor) {
        double[] shrink = new double[d];
        Arrays.fill(shrink, 1 / factor);
        double[] h = new double[d];
        Arrays.setAll(h, k -> factor * Math.sqrt(unitCovariance.get(k, k)));
        double sum = 0;
        for (Part part : parts) {
            KernelTree tree = part.tree().times(shrink);
            LineSeries series = KernelSums.series(tree, settings.kernel());
            QueryImages images = QueryImages.of(settings.kernel(), space, h);
            int m = part.weights().length;
            List<Double> sums = Parallel.map(
                    (m + SLICE - 1) / SLICE,
                    settings.threads(),
                    slice ->
                            score(part, tree, series, images, factor, slice * SLICE, Math.min(m, (slice + 1) * SLICE)));
            for (double own : sums) {
                sum += own;
            }
        }
        return sum / weight;
    }

    private double score(
            Part part,
            KernelTree tree,
            @Nullable LineSeries series,
            QueryImages images,
            double factor,
            int from,
            int to) {
        KernelSums sums =
                new KernelSums(tree, settings.kernel(), settings.tolerance().relative(), series);
        double logNorm = settings.kernel().logNormalizer(d) + unit.logDeterminant() + d * StrictMath.log(factor);
        double[] queries = new double[images.most() * d];
        double total = 0;
        for (int i = from; i < to; i++) {
            if (part.weights()[i] == 0) {
                continue;
            }
            images.fill(part.z(), i * d, unit, queries);
            for (int k = 0; k < queries.length; k++) {
                queries[k] /= factor;
            }
            int excluded = part.excluded()[i];
            double kept = excluded == KernelSums.NONE ? tree.totalWeight : tree.totalWeight - part.weights()[i];
            double logSum = sums.logSum(queries, images.most(), excluded, 0);
            total += part.weights()[i] * (logSum - StrictMath.log(kept) - logNorm + part.logJacobian()[i]);
        }
        return total;
    }
}
