package org.sibyl.report.figure;

/// The bandwidth of a one-dimensional Gaussian kernel density estimate by the improved Sheather–Jones rule: the root of
///
/// `t = ξ γ^[7](t)` (Botev, Grotowski and Kroese 2010, Annals of Statistics 38, algorithm 1),
///
/// with t the squared bandwidth in units of the window's width. Unlike the normal-reference rule it does not smear
/// posteriors with several modes.
final class Bandwidth {
    private static final int STAGES = 7;

    // The rule follows every bump of a finite sample; a fifth more bandwidth costs little detail and reads better.
    private static final double CALM = 1.44;

    private Bandwidth() {}

    /// The squared bandwidth over the squared width of the window, for the sorted draws that lie in it.
    static double squared(double[] sorted, Window window, int cells) {
        double[] histogram = new double[cells];
        int inside = 0;
        int distinct = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < sorted.length; i++) {
            int cell = window.cell(sorted[i], cells);
            if (cell < 0) {
                continue;
            }
            histogram[cell]++;
            inside++;
            double position = (sorted[i] - window.lower()) / window.width();
            sum += position;
            squares += position * position;
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        if (inside == 0) {
            return 1;
        }
        double variance = Math.max(0, squares / inside - (sum / inside) * (sum / inside));
        double normalReference = Math.pow(0.9, 2) * variance * Math.pow(distinct, -0.4);
        double narrowest = Math.max(normalReference / 25, Math.pow(0.75 / cells, 2));
        double root = root(histogram, inside, distinct);
        return Math.max(Double.isNaN(root) ? normalReference : CALM * root, narrowest);
    }

    /// The smallest root of the fixed-point equation in (0, 0.1], or NaN if there is none.
    private static double root(double[] histogram, int inside, int distinct) {
        double[] series = Smoothing.cosineSeries(histogram);
        double[] power = new double[series.length];
        for (int k = 1; k < power.length; k++) {
            // With h_i a share of the draws, the coefficient of the density on [0, 1] is a_k n; half of it enters here.
            double half = series[k] * series.length / (2.0 * inside);
            power[k] = half * half;
        }
        double below = 1e-9;
        double atBelow = mismatch(below, power, distinct);
        for (double above = below * 1.5; above <= 0.15; above *= 1.5) {
            double atAbove = mismatch(above, power, distinct);
            if (atBelow < 0 && atAbove >= 0) {
                return bisect(below, above, power, distinct);
            }
            below = above;
            atBelow = atAbove;
        }
        return Double.NaN;
    }

    private static double bisect(double below, double above, double[] power, int distinct) {
        double low = below;
        double high = above;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (mismatch(middle, power, distinct) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /// `t − ξ γ^[7](t)`.
    private static double mismatch(double t, double[] power, int n) {
        double f = roughness(STAGES, t, power);
        for (int s = STAGES - 1; s >= 2; s--) {
            double oddFactorial = 1;
            for (int odd = 3; odd <= 2 * s - 1; odd += 2) {
                oddFactorial *= odd;
            }
            double k0 = oddFactorial / Math.sqrt(2 * Math.PI);
            double constant = (1 + Math.pow(0.5, s + 0.5)) / 3;
            double time = Math.pow(2 * constant * k0 / (n * f), 2.0 / (3 + 2 * s));
            f = roughness(s, time, power);
        }
        return t - Math.pow(2 * n * Math.sqrt(Math.PI) * f, -0.4);
    }

    /// The squared norm of the s-th derivative of the estimate with squared bandwidth t.
    private static double roughness(int s, double t, double[] power) {
        double sum = 0;
        for (int k = 1; k < power.length; k++) {
            double square = (double) k * k;
            sum += Math.pow(square, s) * power[k] * Math.exp(-square * Math.PI * Math.PI * t);
        }
        return 2 * Math.pow(Math.PI, 2 * s) * sum;
    }
}
