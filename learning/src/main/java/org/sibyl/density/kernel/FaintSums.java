package org.sibyl.density.kernel;

import org.sibyl.numeric.DoubleMath;

/// ln Σⱼ wⱼ K(|xⱼ − q|) where the sum itself underflows: the largest term is found first, and the others are
/// added relative to it.
final class FaintSums {
    private final KernelTree tree;
    private final Kernel kernel;
    private final double relative;

    FaintSums(KernelTree tree, Kernel kernel, double relative) {
        this.tree = tree;
        this.kernel = kernel;
        this.relative = relative;
    }

    /// The logarithm of the sum over all images of a query.
    ///
    /// @param excluded a row of the tree that is left out, or [KernelSums#NONE]
    double logSum(double[] queries, int count, int excluded) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = largest(0, queries, i * tree.d, excluded, largest);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        // What a row of weight 1 may at most add where it is left out.
        double least = largest + DoubleMath.log(relative) - DoubleMath.log(tree.totalWeight);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += relativeSum(0, queries, i * tree.d, excluded, largest, least);
        }
        return largest + DoubleMath.log(sum);
    }

    private double largest(int node, double[] q, int at, int excluded, double soFar) {
        if (logOfSquare(tree.nearest(node, q, at)) + DoubleMath.log(tree.weight(node)) <= soFar) {
            return soFar;
        }
        double largest = soFar;
        if (tree.isLeaf(node)) {
            for (int j = tree.from(node); j < tree.to(node); j++) {
                if (j != excluded) {
                    largest = Math.max(largest, logTerm(j, q, at));
                }
            }
            return largest;
        }
        int left = node + 1;
        int right = tree.right(node);
        boolean leftFirst = tree.nearest(left, q, at) <= tree.nearest(right, q, at);
        largest = largest(leftFirst ? left : right, q, at, excluded, largest);
        return largest(leftFirst ? right : left, q, at, excluded, largest);
    }

    private double relativeSum(int node, double[] q, int at, int excluded, double largest, double least) {
        if (logOfSquare(tree.nearest(node, q, at)) <= least) {
            return 0;
        }
        if (!tree.isLeaf(node)) {
            return relativeSum(node + 1, q, at, excluded, largest, least)
                    + relativeSum(tree.right(node), q, at, excluded, largest, least);
        }
        double sum = 0;
        for (int j = tree.from(node); j < tree.to(node); j++) {
            if (j != excluded) {
                sum += DoubleMath.exp(logTerm(j, q, at) - largest);
            }
        }
        return sum;
    }

    private double logTerm(int j, double[] q, int at) {
        double square = 0;
        for (int k = 0; k < tree.d; k++) {
            double difference = tree.points[k * tree.n + j] - q[at + k];
            square = Math.fma(difference, difference, square);
        }
        return DoubleMath.log(tree.weights[j]) + logOfSquare(square);
    }

    private double logOfSquare(double s) {
        return kernel == Kernel.GAUSSIAN ? -0.5 * s : -Math.sqrt(s);
    }
}
