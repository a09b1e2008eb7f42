package org.sibyl.density.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// ln Σⱼ wⱼ K(|xⱼ − q|) over the rows of a tree, by depth-first search with the nearer child first: what was
/// found so far bounds the sum from below, and a node whose rows can each add no more than
///
/// `t = relative · sum / W + absolute`, W the weight of all rows,
///
/// is left out: all of them together then miss at most `relative · sum + W · absolute`. Owns scratch memory:
/// for one thread at a time. A query's sum depends on nothing but the tree and itself.
final class KernelSums {
    /// Stands for no row.
    static final int NONE = -1;

    /// Below this share of the weight the sum is taken relative to its largest term, before terms lose their
    /// digits.
    private static final double FAINT = 1e-290;

    private static final int DEEPEST = 80;

    private final KernelTree tree;
    private final Kernel kernel;
    private final double relative;
    private final LeafSums leaves;
    private final FaintSums faint;
    private final @Nullable LineSeries series;
    private final int[] stack = new int[DEEPEST];
    private final double[] distances = new double[DEEPEST];

    /// @param series of the same tree for Gaussian kernels in one dimension, or null
    KernelSums(KernelTree tree, Kernel kernel, double relative, @Nullable LineSeries series) {
        this.tree = tree;
        this.kernel = kernel;
        this.relative = relative;
        this.series = series;
        this.leaves = new LeafSums(tree, kernel);
        this.faint = new FaintSums(tree, kernel, relative);
    }

    /// The logarithm of the sum over all images of a query; −∞ if it is zero.
    ///
    /// @param queries `[count, d]`, scaled
    /// @param excluded a row of the tree that is left out, or [#NONE]
    /// @param absolute the absolute tolerance, on the scale of K(0) = 1
    double logSum(double[] queries, int count, int excluded, double absolute) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum = add(queries, i * tree.d, sum, excluded, absolute);
        }
        if (!kernel.compact() && sum < FAINT * tree.totalWeight) {
            return faint.logSum(queries, count, excluded);
        }
        return sum > 0 ? StrictMath.log(sum) : Double.NEGATIVE_INFINITY;
    }

    private double add(double[] q, int at, double start, int excluded, double absolute) {
        double sum = start;
        double known = sum;
        double allowed = allowed(sum, absolute);
        double cut = cut(allowed);
        stack[0] = 0;
        distances[0] = tree.nearest(0, q, at);
        int depth = 1;
        while (depth > 0) {
            depth--;
            int node = stack[depth];
            double distance = distances[depth];
            double bySeries = bySeries(node, q[at], excluded, allowed);
            while (distance < cut && Double.isNaN(bySeries) && !tree.isLeaf(node) && !within(node, q, at, cut)) {
                int near = node + 1;
                int far = tree.right(node);
                double toNear = tree.nearest(near, q, at);
                double toFar = tree.nearest(far, q, at);
                if (toFar < toNear) {
                    int swapped = near;
                    near = far;
                    far = swapped;
                    double distanceSwapped = toNear;
                    toNear = toFar;
                    toFar = distanceSwapped;
                }
                if (toFar < cut) {
                    stack[depth] = far;
                    distances[depth++] = toFar;
                }
                node = near;
                distance = toNear;
                bySeries = bySeries(node, q[at], excluded, allowed);
            }
            if (distance < cut) {
                sum += Double.isNaN(bySeries) ? rows(node, q, at, excluded) : bySeries;
                if (sum > 2 * known) {
                    known = sum;
                    allowed = allowed(sum, absolute);
                    cut = cut(allowed);
                }
            }
        }
        return sum;
    }

    private double bySeries(int node, double q, int excluded, double allowed) {
        return series == null || (excluded >= tree.from(node) && excluded < tree.to(node))
                ? Double.NaN
                : series.sum(node, q, allowed);
    }

    /// Whether no row of the node would be cut, so that they are summed in one stretch, without a look at its
    /// children. Series pay for small nodes: with them, the children are looked at.
    private boolean within(int node, double[] q, int at, double cut) {
        return series == null && cut < Double.POSITIVE_INFINITY && tree.farthest(node, q, at) <= cut;
    }

    private double rows(int node, double[] q, int at, int excluded) {
        int from = tree.from(node);
        int to = tree.to(node);
        if (excluded < from || excluded >= to) {
            return leaves.sum(from, to, q, at);
        }
        return leaves.sum(from, excluded, q, at) + leaves.sum(excluded + 1, to, q, at);
    }

    /// By how much the kernel of a row of weight 1 may be off.
    private double allowed(double sum, double absolute) {
        return relative * (sum / tree.totalWeight) + absolute;
    }

    /// The squared distance from which on a row cannot add more than that.
    private double cut(double allowed) {
        if (kernel.compact()) {
            return 1;
        }
        double log = StrictMath.log(allowed);
        return log >= 0 ? 0 : kernel == Kernel.GAUSSIAN ? -2 * log : log * log;
    }

    /// The series that pay for this kernel and dimension, or null.
    static @Nullable LineSeries series(KernelTree tree, Kernel kernel) {
        return kernel == Kernel.GAUSSIAN && tree.d == 1 ? LineSeries.of(tree) : null;
    }

    /// Queries in an order in which neighbours lie near each other, which keeps their leaves in the cache.
    static int[] alongTheTree(KernelTree tree, double[] queries, int stride, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = ((long) tree.leafOf(queries, i * stride) << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
