package org.sibyl.density.kernel;

import org.sibyl.numeric.array.ArrayKernels;

/// Σⱼ wⱼ K(|xⱼ − q|) over a stretch of a tree's rows. Owns scratch memory: for one thread at a time.
final class LeafSums {
    private final KernelTree tree;
    private final Kernel kernel;
    private final ArrayKernels arrays = ArrayKernels.best();
    private final double[] squares = new double[KernelTree.LEAF];

    LeafSums(KernelTree tree, Kernel kernel) {
        this.tree = tree;
        this.kernel = kernel;
    }

    double sum(int from, int to, double[] q, int at) {
        if (kernel == Kernel.GAUSSIAN) {
            return arrays.gaussianSum(tree.d, tree.points, tree.n, from, to, tree.weights, q, at);
        }
        double sum = 0;
        for (int start = from; start < to; start += KernelTree.LEAF) {
            sum = add(start, Math.min(to - start, KernelTree.LEAF), q, at, sum);
        }
        return sum;
    }

    private double add(int from, int length, double[] q, int at, double before) {
        squares(from, length, q, at);
        switch (kernel) {
            case EXPONENTIAL -> exponentials(length);
            case LINEAR -> {
                for (int i = 0; i < length; i++) {
                    squares[i] = Math.max(0, 1 - Math.sqrt(squares[i]));
                }
            }
            case EPANECHNIKOV -> {
                for (int i = 0; i < length; i++) {
                    squares[i] = Math.max(0, 1 - squares[i]);
                }
            }
            case GAUSSIAN, TOPHAT, COSINE -> {
                for (int i = 0; i < length; i++) {
                    squares[i] = kernel.ofSquare(squares[i]);
                }
            }
        }
        double sum = before;
        for (int i = 0; i < length; i++) {
            sum = Math.fma(tree.weights[from + i], squares[i], sum);
        }
        return sum;
    }

    private void exponentials(int length) {
        for (int i = 0; i < length; i++) {
            squares[i] = -Math.sqrt(squares[i]);
        }
        arrays.exp(length, squares, 0, squares, 0);
    }

    private void squares(int from, int length, double[] q, int at) {
        for (int i = 0; i < length; i++) {
            double difference = tree.points[from + i] - q[at];
            squares[i] = difference * difference;
        }
        for (int k = 1; k < tree.d; k++) {
            int column = k * tree.n + from;
            double centre = q[at + k];
            for (int i = 0; i < length; i++) {
                double difference = tree.points[column + i] - centre;
                squares[i] = Math.fma(difference, difference, squares[i]);
            }
        }
    }
}
