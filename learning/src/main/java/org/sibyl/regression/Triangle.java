package org.sibyl.regression;

import java.util.Arrays;

/// The triangle R and the vector Qᵀy of the QR decomposition of a matrix that arrives row by row, by
/// Householder's reflections of as many rows at a time as fit a cache (Golub and Van Loan 2013, section
/// 5.2; Demmel et al. 2012): never XᵀX, whose condition is the square of that of X.
final class Triangle {
    private static final int ROWS = 512;

    private final int width;
    private final double[][] columns;
    private final double[] norms;
    private int filled;
    private double residual;

    /// @param width columns of the matrix
    Triangle(int width) {
        this.width = width;
        // The first rows hold the triangle, the rest those that wait; y comes last.
        this.columns = new double[width + 1][width + ROWS];
        this.norms = new double[width];
        this.filled = width;
    }

    /// Adds a row of the matrix, and of y.
    void add(double[] row, double y) {
        for (int j = 0; j < width; j++) {
            columns[j][filled] = row[j];
            norms[j] += row[j] * row[j];
        }
        columns[width][filled++] = y;
        if (filled == width + ROWS) {
            reduce();
        }
    }

    /// R, upper triangular.
    double[][] factor() {
        reduce();
        double[][] factor = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                factor[i][j] = columns[j][i];
            }
        }
        return factor;
    }

    /// The first numbers of Qᵀy.
    double[] projected() {
        reduce();
        return Arrays.copyOf(columns[width], width);
    }

    /// ‖y − X w‖² of the least-squares solution.
    double squaredResidual() {
        reduce();
        return residual;
    }

    /// √Σ x² of a column.
    double norm(int j) {
        return Math.sqrt(norms[j]);
    }

    private void reduce() {
        for (int j = 0; j < width; j++) {
            reflect(j);
        }
        for (int i = width; i < filled; i++) {
            residual += columns[width][i] * columns[width][i];
        }
        filled = width;
    }

    /// Makes column j zero below the triangle. Rows j + 1 … width − 1 of the triangle are zero there already.
    private void reflect(int j) {
        double[] column = columns[j];
        double below = 0;
        for (int i = width; i < filled; i++) {
            below += column[i] * column[i];
        }
        if (below == 0) {
            return;
        }
        double head = column[j];
        double alpha = -Math.copySign(Math.sqrt(head * head + below), head);
        double first = head - alpha;
        double beta = 2 / (first * first + below);
        for (int k = j + 1; k <= width; k++) {
            double[] other = columns[k];
            double dot = first * other[j];
            for (int i = width; i < filled; i++) {
                dot += column[i] * other[i];
            }
            double factor = beta * dot;
            other[j] -= factor * first;
            for (int i = width; i < filled; i++) {
                other[i] -= factor * column[i];
            }
        }
        column[j] = alpha;
    }
}
