package org.sibyl.density.kernel;

import java.util.Arrays;

/// A kd-tree over scaled rows (Bentley 1975), split at the median of the widest side. A node is a range of
/// rows; the left child of node i is node i + 1. Coordinates lie column by column in the tree's order, so
/// that a leaf is a short stretch of each column.
final class KernelTree {
    /// The most rows in a leaf.
    static final int LEAF = 128;

    /// Splits fall on multiples of this, so that all leaves but the last fill the lanes of a vector.
    private static final int STEP = 8;

    final int d;
    final int n;
    /// Coordinate k of row j is `points[k * n + j]`.
    final double[] points;
    final double[] weights;
    /// Which of the rows given is row j of the tree.
    final int[] order;
    final double totalWeight;

    private final int[] from;
    private final int[] to;
    private final int[] right;
    /// Node i's lower corner at `2 d i`, its upper corner at `2 d i + d`.
    private final double[] corners;
    private final double[] nodeWeights;

    private KernelTree(
            int d,
            double[] points,
            double[] weights,
            int[] order,
            int[] from,
            int[] to,
            int[] right,
            double[] corners,
            double[] nodeWeights) {
        this.d = d;
        this.n = order.length;
        this.points = points;
        this.weights = weights;
        this.order = order;
        this.from = from;
        this.to = to;
        this.right = right;
        this.corners = corners;
        this.nodeWeights = nodeWeights;
        this.totalWeight = nodeWeights[0];
    }

    /// The tree of rows; those without weight are left out.
    ///
    /// @param rows `[n, d]` row-major, scaled
    static KernelTree of(double[] rows, double[] weights, int d) {
        return new Builder(rows, weights, d).build();
    }

    /// The same tree with column k multiplied by factor k.
    KernelTree times(double... factors) {
        double[] scaled = points.clone();
        double[] scaledCorners = corners.clone();
        for (int k = 0; k < d; k++) {
            for (int j = 0; j < n; j++) {
                scaled[k * n + j] *= factors[k];
            }
            for (int c = k; c < corners.length; c += d) {
                scaledCorners[c] *= factors[k];
            }
        }
        return new KernelTree(d, scaled, weights, order, from, to, right, scaledCorners, nodeWeights);
    }

    boolean isLeaf(int node) {
        return right[node] == 0;
    }

    int right(int node) {
        return right[node];
    }

    int from(int node) {
        return from[node];
    }

    int to(int node) {
        return to[node];
    }

    double weight(int node) {
        return nodeWeights[node];
    }

    int nodes() {
        return from.length;
    }

    /// The squared distance of a point to the nearest corner, side or inside of a node's box.
    double nearest(int node, double[] q, int at) {
        double sum = 0;
        int lower = 2 * d * node;
        int upper = lower + d;
        for (int k = 0; k < d; k++) {
            double below = corners[lower + k] - q[at + k];
            double above = q[at + k] - corners[upper + k];
            double outside = Math.max(0, Math.max(below, above));
            sum += outside * outside;
        }
        return sum;
    }

    /// The squared distance of a point to the farthest corner of a node's box.
    double farthest(int node, double[] q, int at) {
        double sum = 0;
        int lower = 2 * d * node;
        int upper = lower + d;
        for (int k = 0; k < d; k++) {
            double far = Math.max(q[at + k] - corners[lower + k], corners[upper + k] - q[at + k]);
            sum += far * far;
        }
        return sum;
    }

    /// The middle of a node's box.
    void centre(int node, double[] centre, int at) {
        int lower = 2 * d * node;
        for (int k = 0; k < d; k++) {
            centre[at + k] = 0.5 * (corners[lower + k] + corners[lower + d + k]);
        }
    }

    /// Half the diagonal of a node's box.
    double radius(int node) {
        double sum = 0;
        int lower = 2 * d * node;
        for (int k = 0; k < d; k++) {
            double half = 0.5 * (corners[lower + d + k] - corners[lower + k]);
            sum += half * half;
        }
        return Math.sqrt(sum);
    }

    /// The leaf where a point would be, by the splits.
    int leafOf(double[] q, int at) {
        int node = 0;
        while (!isLeaf(node)) {
            node = nearest(node + 1, q, at) <= nearest(right[node], q, at) ? node + 1 : right[node];
        }
        return node;
    }

    private static final class Builder {
        private final int d;
        private final double[] rows;
        private final double[] rowWeights;
        private final int[] order;
        private final double[] keys;
        private int nodes;
        private int[] from;
        private int[] to;
        private int[] right;
        private double[] corners;
        private double[] nodeWeights;

        Builder(double[] rows, double[] weights, int d) {
            this.d = d;
            this.rows = rows;
            this.rowWeights = weights;
            int[] all = new int[weights.length];
            int kept = 0;
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    all[kept++] = i;
                }
            }
            this.order = Arrays.copyOf(all, kept);
            this.keys = new double[kept];
            int most = Math.max(1, 4 * ((kept + LEAF - 1) / LEAF));
            this.from = new int[most];
            this.to = new int[most];
            this.right = new int[most];
            this.corners = new double[2 * d * most];
            this.nodeWeights = new double[most];
        }

        KernelTree build() {
            split(0, order.length);
            int n = order.length;
            double[] points = new double[d * n];
            double[] weights = new double[n];
            for (int j = 0; j < n; j++) {
                weights[j] = rowWeights[order[j]];
                for (int k = 0; k < d; k++) {
                    points[k * n + j] = rows[order[j] * d + k];
                }
            }
            return new KernelTree(
                    d,
                    points,
                    weights,
                    order,
                    Arrays.copyOf(from, nodes),
                    Arrays.copyOf(to, nodes),
                    Arrays.copyOf(right, nodes),
                    Arrays.copyOf(corners, 2 * d * nodes),
                    Arrays.copyOf(nodeWeights, nodes));
        }

        private int split(int first, int last) {
            int node = nodes++;
            from[node] = first;
            to[node] = last;
            int widest = bound(node, first, last);
            if (last - first <= LEAF) {
                double sum = 0;
                for (int j = first; j < last; j++) {
                    sum += rowWeights[order[j]];
                }
                nodeWeights[node] = sum;
                return node;
            }
            int middle = first + ((last - first) / 2 + STEP - 1) / STEP * STEP;
            for (int j = first; j < last; j++) {
                keys[j] = rows[order[j] * d + widest];
            }
            select(first, last - 1, middle);
            int left = split(first, middle);
            int other = split(middle, last);
            right[node] = other;
            nodeWeights[node] = nodeWeights[left] + nodeWeights[other];
            return node;
        }

        /// Fills the node's corners; the side that is widest.
        private int bound(int node, int first, int last) {
            int lower = 2 * d * node;
            int upper = lower + d;
            Arrays.fill(corners, lower, upper, Double.POSITIVE_INFINITY);
            Arrays.fill(corners, upper, upper + d, Double.NEGATIVE_INFINITY);
            for (int j = first; j < last; j++) {
                int row = order[j] * d;
                for (int k = 0; k < d; k++) {
                    double x = rows[row + k];
                    corners[lower + k] = Math.min(corners[lower + k], x);
                    corners[upper + k] = Math.max(corners[upper + k], x);
                }
            }
            int widest = 0;
            for (int k = 1; k < d; k++) {
                if (corners[upper + k] - corners[lower + k] > corners[upper + widest] - corners[lower + widest]) {
                    widest = k;
                }
            }
            return widest;
        }

        /// Puts the key of rank k in its place, smaller ones before it (Hoare 1961, algorithm 65).
        private void select(int first, int last, int k) {
            int low = first;
            int high = last;
            while (low < high) {
                double pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
                int i = low;
                int j = high;
                while (i <= j) {
                    while (keys[i] < pivot) {
                        i++;
                    }
                    while (keys[j] > pivot) {
                        j--;
                    }
                    if (i <= j) {
                        swap(i++, j--);
                    }
                }
                if (k <= j) {
                    high = j;
                } else if (k >= i) {
                    low = i;
                } else {
                    return;
                }
            }
        }

        private void swap(int i, int j) {
            double key = keys[i];
            keys[i] = keys[j];
            keys[j] = key;
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }

        private static double median(double a, double b, double c) {
            return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        }
    }
}
