package org.sibyl.density.mixture;

import java.util.List;

/// Lloyd's iterations: each row to its nearest centre, each centre to the mean of its rows.
final class KMeans {
    private static final int ITERATIONS = 20;

    private final StartRows rows;
    private final List<double[]> centres;
    private final int[] labels;

    private KMeans(StartRows rows, List<double[]> centres) {
        this.rows = rows;
        this.centres = centres;
        this.labels = new int[rows.size()];
    }

    /// Moves the centres, and returns the number of the cluster of each row.
    static int[] cluster(StartRows rows, List<double[]> centres) {
        KMeans means = new KMeans(rows, centres);
        means.assign();
        for (int i = 0; i < ITERATIONS; i++) {
            means.move();
            if (!means.assign()) {
                break;
            }
        }
        means.move();
        return means.labels;
    }

    private boolean assign() {
        boolean changed = false;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < centres.size(); k++) {
                double distance = rows.squaredDistance(i, centres.get(k));
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            changed |= labels[i] != best;
            labels[i] = best;
        }
        return changed;
    }

    /// A cluster without rows keeps its centre.
    private void move() {
        int d = rows.dimension();
        double[] mass = new double[centres.size()];
        double[][] sums = new double[centres.size()][d];
        for (int i = 0; i < labels.length; i++) {
            double weight = rows.weights()[i];
            mass[labels[i]] += weight;
            for (int j = 0; j < d; j++) {
                sums[labels[i]][j] += weight * rows.x()[i * d + j];
            }
        }
        for (int k = 0; k < mass.length; k++) {
            if (mass[k] > 0) {
                double[] centre = new double[d];
                for (int j = 0; j < d; j++) {
                    centre[j] = sums[k][j] / mass[k];
                }
                centres.set(k, centre);
            }
        }
    }
}
