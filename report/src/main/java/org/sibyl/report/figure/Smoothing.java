package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.numeric.CosineSeries;

/// Kernel density estimates on a grid: the histogram's cosine series, damped by a Gaussian,
///
/// `f(x) = Σ_k a_k exp(−k²π²t/2) cos(kπ(x − lower)/width)`, with bandwidth `h = width √t`.
///
/// The cosine series reflects at both ends, so mass does not leak over a bound of the support (Botev,
/// Grotowski and Kroese 2010, Annals of Statistics 38, section 5).
final class Smoothing {
    private Smoothing() {}

    /// The density of the sorted draws that lie in the window, times their share of all draws.
    static Density density(double[] sorted, Window window, int cells) {
        double[] histogram = new double[cells];
        int inside = 0;
        for (double draw : sorted) {
            int cell = window.cell(draw, cells);
            if (cell >= 0) {
                histogram[cell]++;
                inside++;
            }
        }
        List<Double> values = new ArrayList<>(cells);
        if (inside == 0) {
            for (int i = 0; i < cells; i++) {
                values.add(0.0);
            }
            return new Density(window.lower(), window.upper(), values);
        }
        double[] smooth = smooth(histogram, Bandwidth.squared(sorted, window, cells));
        double scale = cells / (window.width() * sorted.length);
        for (double value : smooth) {
            // The damped series may undershoot zero by a rounding error or a faint ripple.
            values.add(Rounding.significant(Math.max(0, value) * scale, 4));
        }
        return new Density(window.lower(), window.upper(), values);
    }

    /// The joint density of draws on a grid of cells × cells, row-major with y as the row, not normalised.
    ///
    /// @param tx the squared bandwidth along x over the squared width of its window
    /// @param ty the same along y
    static double[][] density(double[] x, double[] y, Window wx, Window wy, double tx, double ty, int cells) {
        double[][] grid = new double[cells][cells];
        for (int i = 0; i < x.length; i++) {
            int column = wx.cell(x[i], cells);
            int row = wy.cell(y[i], cells);
            if (column >= 0 && row >= 0) {
                grid[row][column]++;
            }
        }
        for (int row = 0; row < cells; row++) {
            grid[row] = smooth(grid[row], tx);
        }
        for (int column = 0; column < cells; column++) {
            double[] line = new double[cells];
            for (int row = 0; row < cells; row++) {
                line[row] = grid[row][column];
            }
            line = smooth(line, ty);
            for (int row = 0; row < cells; row++) {
                grid[row][column] = Math.max(0, line[row]);
            }
        }
        return grid;
    }

    private static double[] smooth(double[] histogram, double t) {
        CosineSeries series = CosineSeries.of(histogram.length);
        double[] damped = series.coefficients(histogram);
        for (int k = 0; k < damped.length; k++) {
            damped[k] *= Math.exp(-0.5 * k * k * Math.PI * Math.PI * t);
        }
        return series.values(damped);
    }
}
