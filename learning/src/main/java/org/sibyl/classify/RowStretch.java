package org.sibyl.classify;

import org.sibyl.tensor.Tensor;

/// Some rows of a table where they lie, row by row, seen through scaled columns: for one look at each number, which is
/// less
/// work than laying them out by column.
///
/// @param x the table
/// @param start the first row's first number
/// @param step numbers from one row to the next
/// @param count rows
/// @param center of each column
/// @param inverse of each column's deviation
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record RowStretch(Tensor x, int start, int step, int count, double[] center, double[] inverse) {
    /// zᵣ = Σ θⱼ x̃ᵣⱼ + b, with b behind the θⱼ. Four rows at once, so that an addition need not wait for the last one.
    void dot(double[] theta, double[] z) {
        int d = center.length;
        double[] t = new double[d];
        for (int j = 0; j < d; j++) {
            t[j] = theta[j] * inverse[j];
        }
        int r = 0;
        for (; r + 3 < count; r += 4) {
            int i = start + r * step;
            double first = theta[d];
            double second = theta[d];
            double third = theta[d];
            double fourth = theta[d];
            for (int j = 0; j < d; j++) {
                double tj = t[j];
                double cj = center[j];
                first = Math.fma(tj, x.get(i + j) - cj, first);
                second = Math.fma(tj, x.get(i + step + j) - cj, second);
                third = Math.fma(tj, x.get(i + 2 * step + j) - cj, third);
                fourth = Math.fma(tj, x.get(i + 3 * step + j) - cj, fourth);
            }
            z[r] = first;
            z[r + 1] = second;
            z[r + 2] = third;
            z[r + 3] = fourth;
        }
        for (; r < count; r++) {
            z[r] = theta[d];
            for (int j = 0; j < d; j++) {
                z[r] = Math.fma(t[j], x.get(start + r * step + j) - center[j], z[r]);
            }
        }
    }

    /// gⱼ ← gⱼ + Σ residualᵣ x̃ᵣⱼ, and behind them the sum of the residuals.
    void project(double[] residuals, double[] gradient) {
        int d = center.length;
        int j = 0;
        for (; j + 3 < d; j += 4) {
            projectFour(residuals, gradient, j);
        }
        for (; j < d; j++) {
            double sum = 0;
            for (int r = 0; r < count; r++) {
                sum = Math.fma(residuals[r], x.get(start + r * step + j) - center[j], sum);
            }
            gradient[j] += sum * inverse[j];
        }
        double sum = 0;
        for (int r = 0; r < count; r++) {
            sum += residuals[r];
        }
        gradient[d] += sum;
    }

    private void projectFour(double[] residuals, double[] gradient, int j) {
        double firstCenter = center[j];
        double secondCenter = center[j + 1];
        double thirdCenter = center[j + 2];
        double fourthCenter = center[j + 3];
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int r = 0; r < count; r++) {
            double residual = residuals[r];
            int i = start + r * step + j;
            first = Math.fma(residual, x.get(i) - firstCenter, first);
            second = Math.fma(residual, x.get(i + 1) - secondCenter, second);
            third = Math.fma(residual, x.get(i + 2) - thirdCenter, third);
            fourth = Math.fma(residual, x.get(i + 3) - fourthCenter, fourth);
        }
        gradient[j] += first * inverse[j];
        gradient[j + 1] += second * inverse[j + 1];
        gradient[j + 2] += third * inverse[j + 2];
        gradient[j + 3] += fourth * inverse[j + 3];
    }

    /// Column j, scaled, and zeros behind its rows.
    void copy(int j, double[] column) {
        double c = center[j];
        double factor = inverse[j];
        for (int r = 0; r < count; r++) {
            column[r] = (x.get(start + r * step + j) - c) * factor;
        }
        for (int r = count; r < column.length; r++) {
            column[r] = 0;
        }
    }
}
