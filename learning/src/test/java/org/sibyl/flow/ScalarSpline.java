package org.sibyl.flow;

/// A rational-quadratic spline of one number, knot by knot: the plain twin of [RationalQuadraticSpline],
/// for its test. Written from Durkan et al. 2019, eqs. 4 and 5, with the bin found by walking along the
/// knots.
final class ScalarSpline {
    private static final double LEAST = 1e-3;

    // Of the K + 1 knots.
    private final double[] x;
    private final double[] y;
    private final double[] slope;

    private ScalarSpline(double[] x, double[] y, double[] slope) {
        this.x = x;
        this.y = y;
        this.slope = slope;
    }

    /// From the free numbers of one element: K for the widths, K for the heights, K − 1 for the inner
    /// slopes.
    static ScalarSpline of(double[] widths, double[] heights, double[] slopes, double bound) {
        double[] slope = new double[widths.length + 1];
        slope[0] = 1;
        slope[widths.length] = 1;
        for (int k = 1; k < widths.length; k++) {
            slope[k] = LEAST + Math.log1p(Math.exp(slopes[k - 1]));
        }
        return new ScalarSpline(knots(widths, bound), knots(heights, bound), slope);
    }

    private static double[] knots(double[] logits, double bound) {
        double total = 0;
        for (double logit : logits) {
            total += Math.exp(logit);
        }
        double[] knots = new double[logits.length + 1];
        knots[0] = -bound;
        for (int k = 0; k < logits.length; k++) {
            double share = LEAST + (1 - LEAST * logits.length) * Math.exp(logits[k]) / total;
            knots[k + 1] = knots[k] + 2 * bound * share;
        }
        return knots;
    }

    double value(double at) {
        int k = bin(at);
        if (k < 0) {
            return at;
        }
        double h = y[k + 1] - y[k];
        double s = h / (x[k + 1] - x[k]);
        double xi = (at - x[k]) / (x[k + 1] - x[k]);
        double up = h * (s * xi * xi + slope[k] * xi * (1 - xi));
        return y[k] + up / (s + (slope[k + 1] + slope[k] - 2 * s) * xi * (1 - xi));
    }

    double derivative(double at) {
        int k = bin(at);
        if (k < 0) {
            return 1;
        }
        double s = (y[k + 1] - y[k]) / (x[k + 1] - x[k]);
        double xi = (at - x[k]) / (x[k + 1] - x[k]);
        double up = slope[k + 1] * xi * xi + 2 * s * xi * (1 - xi) + slope[k] * (1 - xi) * (1 - xi);
        double down = s + (slope[k + 1] + slope[k] - 2 * s) * xi * (1 - xi);
        return s * s * up / (down * down);
    }

    /// −1 outside.
    private int bin(double at) {
        for (int k = 0; k + 1 < x.length; k++) {
            if (at >= x[k] && at < x[k + 1]) {
                return k;
            }
        }
        return -1;
    }
}
