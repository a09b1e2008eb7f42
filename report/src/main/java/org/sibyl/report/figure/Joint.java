package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    static Joint of(int column, int row, double[][] grid, double... probabilities) {
        int cells = grid.length;
        double[] heights = new double[cells * cells];
        for (int r = 0; r < cells; r++) {
            System.arraycopy(grid[r], 0, heights, r * cells, cells);
        }
        double[] sorted = heights.clone();
        Arrays.sort(sorted);
        double highest = sorted[sorted.length - 1];
        List<Integer> density = new ArrayList<>(heights.length);
        for (double height : heights) {
            density.add(highest > 0 ? (int) Math.round(HIGHEST * height / highest) : 0);
        }
        List<Region> regions = new ArrayList<>();
        for (double probability : probabilities) {
            regions.add(
                    new Region(probability, Rounding.significant(HIGHEST * level(sorted, probability) / highest, 5)));
        }
        return new Joint(column, row, cells, density, regions);
    }

    /// The height above which the cells hold the given share of the total, linear between cells.
    private static double level(double[] sorted, double probability) {
        double total = 0;
        for (double height : sorted) {
            total += height;
        }
        double mass = 0;
        for (int i = sorted.length - 1; i > 0; i--) {
            double next = mass + sorted[i] / total;
            if (next >= probability) {
                double fraction = (probability - mass) / (next - mass);
                return sorted[i] + fraction * (sorted[i - 1] - sorted[i]);
            }
            mass = next;
        }
        return sorted[0];
    }
}
