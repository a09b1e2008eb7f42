package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;

/// Values on a grid of two quantities: cell (r, c) is `values[r * columns + c]`; r counts upwards along y, c
/// along x.
///
/// @param x the quantity across
/// @param y the quantity upwards
/// @param xLower the left edge of the first column
/// @param xUpper the right edge of the last column
/// @param yLower the lower edge of the first row
/// @param yUpper the upper edge of the last row
/// @param columns how many
/// @param rows how many
/// @param values at the centres of the cells, in 0 … 1000
public record Field(
        Quantity x,
        Quantity y,
        double xLower,
        double xUpper,
        double yLower,
        double yUpper,
        int columns,
        int rows,
        List<Integer> values) {
    /// What a value of 1 in the unit of the caller is in the grid.
    static final int HIGHEST = 1000;

    /// A function of two numbers.
    @FunctionalInterface
    public interface Heights {
        /// The height at (x, y).
        double at(double x, double y);
    }

    /// @throws IllegalArgumentException if the edges are not finite and in order, or a cell has no value in
    ///     0 … 1000
    public Field {
        values = List.copyOf(values);
        boolean ordered = xLower < xUpper && yLower < yUpper;
        boolean finite = Double.isFinite(xUpper - xLower) && Double.isFinite(yUpper - yLower);
        if (!ordered || !finite) {
            throw new IllegalArgumentException("a field needs finite edges with lower < upper, found " + xLower + " to "
                    + xUpper + " and " + yLower + " to " + yUpper);
        }
        if (columns < 2 || rows < 2 || values.size() != columns * rows) {
            throw new IllegalArgumentException("a field of " + columns + " × " + rows
                    + " cells needs at least 2 × 2 and" + " one value for each, found " + values.size());
        }
        for (int value : values) {
            if (value < 0 || value > HIGHEST) {
                throw new IllegalArgumentException("a field's values are in 0 … 1000, found " + value);
            }
        }
    }

    /// Heights divided by the highest.
    ///
    /// @param heights `[rows][columns]`, not negative, row 0 at the bottom, at the centres of the cells
    /// @throws IllegalArgumentException if none is positive, or one is negative or not finite
    public static Field scaled(Quantity x, Quantity y, double[] xRange, double[] yRange, double[][] heights) {
        double highest = highest(heights);
        if (!(highest > 0)) {
            throw new IllegalArgumentException("a field needs a positive height, found none above " + highest);
        }
        return of(x, y, xRange, yRange, heights, highest);
    }

    /// Probabilities as they are.
    ///
    /// @param probabilities `[rows][columns]`, row 0 at the bottom, at the centres of the cells
    /// @throws IllegalArgumentException if one is not in [0, 1]
    public static Field probabilities(
            Quantity x, Quantity y, double[] xRange, double[] yRange, double[][] probabilities) {
        return of(x, y, xRange, yRange, probabilities, 1);
    }

    /// A function at the centres of cells × cells.
    ///
    /// @return `[cells][cells]`, row 0 at the bottom
    public static double[][] sample(double[] xRange, double[] yRange, int cells, Heights function) {
        double[][] heights = new double[cells][cells];
        for (int r = 0; r < cells; r++) {
            double y = yRange[0] + (yRange[1] - yRange[0]) * (r + 0.5) / cells;
            for (int c = 0; c < cells; c++) {
                heights[r][c] = function.at(xRange[0] + (xRange[1] - xRange[0]) * (c + 0.5) / cells, y);
            }
        }
        return heights;
    }

    static double highest(double[][] heights) {
        double highest = 0;
        for (double[] row : heights) {
            for (double height : row) {
                highest = Math.max(highest, height);
            }
        }
        return highest;
    }

    private static Field of(Quantity x, Quantity y, double[] xRange, double[] yRange, double[][] heights, double one) {
        List<Integer> values = new ArrayList<>();
        for (double[] row : heights) {
            for (double height : row) {
                values.add((int) Math.round(HIGHEST * Finite.check("a height of the field", height) / one));
            }
        }
        int columns = heights.length == 0 ? 0 : heights[0].length;
        return new Field(x, y, xRange[0], xRange[1], yRange[0], yRange[1], columns, heights.length, values);
    }
}
