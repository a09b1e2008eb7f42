package org.sibyl.density.mixture;

import org.sibyl.density.WeightedRows;

/// Σ wᵢ (xᵢⱼ − mean)² / Σ wᵢ for each column; exactly 0 for a constant one.
final class ColumnVariances {
    private ColumnVariances() {}

    static double[] of(WeightedRows rows) {
        double[] variances = new double[rows.columns()];
        double total = rows.totalWeight();
        for (int j = 0; j < variances.length; j++) {
            // From the first row that counts, so that a constant column gives zeros.
            double origin = origin(rows, j);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < rows.size(); i++) {
                double deviation = rows.x().get(i, j) - origin;
                sum += rows.weights().get(i) * deviation;
            }
            double mean = sum / total;
            for (int i = 0; i < rows.size(); i++) {
                double deviation = rows.x().get(i, j) - origin - mean;
                squares += rows.weights().get(i) * deviation * deviation;
            }
            variances[j] = squares / total;
        }
        return variances;
    }

    private static double origin(WeightedRows rows, int column) {
        int i = 0;
        while (!(rows.weights().get(i) > 0)) {
            i++;
        }
        return rows.x().get(i, column);
    }
}
