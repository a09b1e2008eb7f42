package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.numeric.Quantiles;

/// The posterior of two quantities on a grid, with the levels that bound its highest-density regions.
///
/// The grid covers the windows of the two marginals. Cell (r, c) is `density[r * cells + c]`; r counts upwards along
/// the
/// axis of `row`, c along that of `column`.
///
/// @param column the index of the quantity on the horizontal axis
/// @param row the index of the quantity on the vertical axis
/// @param cells the number of cells along each axis
/// @param density heights, scaled so that the highest is 1000
/// @param regions the highest-density regions, from small to large
public record Joint(int column, int row, int cells, List<Integer> density, List<Region> regions) {
    static final int HIGHEST = 1000;

    /// The smallest set that holds this probability is where the density is at least `level`.
    ///
    /// @param probability as in 0.9
    /// @param level in the scale of the grid
    public record Region(double probability, double level) {}

    /// @throws IllegalArgumentException if the grid has another size than cells × cells
    public Joint {
        density = List.copyOf(density);
        regions = List.copyOf(regions);
        if (density.size() != cells * cells) {
            throw new IllegalArgumentException("a joint density of " + cells + " × " + cells + " cells needs "
                    + cells * cells + " heights, found " + density.size());
        }
    }

    /// The grid of smoothed draws, with the regions of the given probabilities.
    ///
    /// A region's level is a quantile of the density at the draws themselves (Hyndman 1996, The American
    /// Statistician 50), so that the region holds its share of them however much was smoothed.
    ///
    /// @param grid cells × cells, the row along y
    /// @param atDraws the density at each draw
    static Joint of(int column, int row, double[][] grid, double[] atDraws, double... probabilities) {
        double highest = 0;
        for (double[] line : grid) {
            for (double height : line) {
                highest = Math.max(highest, height);
            }
        }
        List<Integer> density = new ArrayList<>(grid.length * grid.length);
        for (double[] line : grid) {
            for (double height : line) {
                density.add(highest > 0 ? (int) Math.round(HIGHEST * height / highest) : 0);
            }
        }
        double[] sorted = atDraws.clone();
        Arrays.sort(sorted);
        List<Region> regions = new ArrayList<>();
        for (double probability : probabilities) {
            double level = highest > 0 ? HIGHEST * Quantiles.of(sorted, 1 - probability) / highest : 0;
            regions.add(new Region(probability, Rounding.significant(level, 5)));
        }
        return new Joint(column, row, grid.length, density, regions);
    }

    /// The density at the draws, linear between the centres of cells; 0 outside of the windows.
    static double[] heights(double[][] grid, double[] x, double[] y, Window across, Window upwards) {
        double[] heights = new double[x.length];
        int last = grid.length - 1;
        for (int i = 0; i < x.length; i++) {
            if (across.cell(x[i], grid.length) < 0 || upwards.cell(y[i], grid.length) < 0) {
                continue;
            }
            double column = Math.clamp((x[i] - across.lower()) / across.width() * grid.length - 0.5, 0, last);
            double row = Math.clamp((y[i] - upwards.lower()) / upwards.width() * grid.length - 0.5, 0, last);
            int left = Math.min((int) column, Math.max(0, last - 1));
            int below = Math.min((int) row, Math.max(0, last - 1));
            int right = Math.min(left + 1, last);
            int above = Math.min(below + 1, last);
            double u = column - left;
            double v = row - below;
            heights[i] = (1 - v) * ((1 - u) * grid[below][left] + u * grid[below][right])
                    + v * ((1 - u) * grid[above][left] + u * grid[above][right]);
        }
        return heights;
    }
}
