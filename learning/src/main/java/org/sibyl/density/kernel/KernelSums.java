package org.sibyl.density.kernel;

import java.util.Arrays;

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
    private final int[] stack = new int[DEEPEST];
    private final double[] distances = new double[DEEPEST];

    KernelSums(KernelTree tree, Kernel kernel, double relative) {
        this.tree = tree;
        this.kernel = kernel;
        this.relative = relative;
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
        double cut = cut(sum, absolute);
        stack[0] = 0;
        distances[0] = tree.nearest(0, q, at);
        int depth = 1;
        while (depth > 0) {
            depth--;
            int node = stack[depth];
            double distance = distances[depth];
            while (distance < cut && !tree.isLeaf(node)) {
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
            }
            if (distance < cut) {
                sum += leaf(node, q, at, excluded);
                if (sum > 2 * known) {
                    known = sum;
                    cut = cut(sum, absolute);
                }
            }
        }
        return sum;
    }

    private double leaf(int node, double[] q, int at, int excluded) {
        int from = tree.from(node);
        int to = tree.to(node);
        if (excluded < from || excluded >= to) {
            return leaves.sum(from, to, q, at);
        }
        return leaves.sum(from, excluded, q, at) + leaves.sum(excluded + 1, to, q, at);
    }

    /// The squared distance from which on a row cannot add more than the tolerance leaves for it.
    private double cut(double sum, double absolute) {
        if (kernel.compact()) {
            return 1;
        }
        double log = StrictMath.log(relative * (sum / tree.totalWeight) + absolute);
        return log >= 0 ? 0 : kernel == Kernel.GAUSSIAN ? -2 * log : log * log;
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
