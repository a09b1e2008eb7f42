package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.report.figure.Ellipse;
import org.sibyl.report.figure.EmSteps;

/// Expectation-maximisation of a normal mixture of one or two quantities, as a textbook writes it.
final class TextbookEm {
    private final double[][] rows;
    private final int k;
    private final double[] weights;
    private final double[][] means;
    private final double[][][] covariances;

    private TextbookEm(double[][] rows, double[][] starts, double variance) {
        this.rows = rows;
        this.k = starts.length;
        int d = rows[0].length;
        weights = new double[k];
        means = new double[k][];
        covariances = new double[k][d][d];
        for (int c = 0; c < k; c++) {
            weights[c] = 1.0 / k;
            means[c] = starts[c].clone();
            for (int j = 0; j < d; j++) {
                covariances[c][j][j] = variance;
            }
        }
    }

    /// The states from these means and this variance on, until the log-likelihood grows by less than 1e-9.
    static List<EmSteps.State> run(double[][] rows, double[][] starts, double variance) {
        TextbookEm em = new TextbookEm(rows, starts, variance);
        List<EmSteps.State> states = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; iteration < 500; iteration++) {
            double[][] claims = new double[rows.length][em.k];
            double now = em.expect(claims);
            states.add(new EmSteps.State(iteration, now, em.components()));
            if (now - before < 1e-9) {
                break;
            }
            before = now;
            em.maximise(claims);
        }
        return states;
    }

    private double expect(double[][] claims) {
        double logLikelihood = 0;
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                claims[i][c] = weights[c] * density(rows[i], c);
                sum += claims[i][c];
            }
            for (int c = 0; c < k; c++) {
                claims[i][c] /= sum;
            }
            logLikelihood += Math.log(sum);
        }
        return logLikelihood;
    }

    private void maximise(double[][] claims) {
        int d = rows[0].length;
        for (int c = 0; c < k; c++) {
            double total = 0;
            double[] mean = new double[d];
            double[][] covariance = new double[d][d];
            for (int i = 0; i < rows.length; i++) {
                total += claims[i][c];
                for (int j = 0; j < d; j++) {
                    mean[j] += claims[i][c] * rows[i][j];
                }
            }
            for (int j = 0; j < d; j++) {
                mean[j] /= total;
            }
            for (int i = 0; i < rows.length; i++) {
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        covariance[a][b] += claims[i][c] * (rows[i][a] - mean[a]) * (rows[i][b] - mean[b]) / total;
                    }
                }
            }
            weights[c] = total / rows.length;
            means[c] = mean;
            covariances[c] = covariance;
        }
    }

    private double density(double[] x, int c) {
        double u = x[0] - means[c][0];
        double a = covariances[c][0][0];
        if (x.length == 1) {
            return Math.exp(-0.5 * u * u / a) / Math.sqrt(2 * Math.PI * a);
        }
        double v = x[1] - means[c][1];
        double b = covariances[c][0][1];
        double e = covariances[c][1][1];
        double determinant = a * e - b * b;
        double distance = (e * u * u - 2 * b * u * v + a * v * v) / determinant;
        return Math.exp(-0.5 * distance) / (2 * Math.PI * Math.sqrt(determinant));
    }

    private List<Ellipse> components() {
        List<Ellipse> components = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            components.add(
                    rows[0].length == 1
                            ? Ellipse.of(weights[c], means[c][0], covariances[c][0][0])
                            : Ellipse.of(weights[c], means[c], covariances[c]));
        }
        return components;
    }
}
