package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.numeric.Quantiles;

/// The density of two quantities as filled highest-density regions, with the data over it and, for a
/// mixture, its components as ellipses.
///
/// @param density relative to its highest value
/// @param regions the highest-density regions, from small to large; levels in the scale of the grid, 0 … 1000
/// @param points the data, at most [#MOST_POINTS]
/// @param rows how many rows the data has
/// @param components of a mixture; none for other models
public record DensityMap(
        Field density, List<Joint.Region> regions, List<Dots> points, int rows, List<Ellipse> components)
        implements Panelled {
    /// The most points that are shown of each set.
    public static final int MOST_POINTS = 600;

    /// Copies the lists.
    public DensityMap {
        regions = List.copyOf(regions);
        points = List.copyOf(points);
        components = List.copyOf(components);
    }

    /// The density with regions of these probabilities. A region's level is a quantile of the density at the
    /// rows (Hyndman 1996, The American Statistician 50), so that it holds its share of them.
    ///
    /// @param x the quantity across
    /// @param y the quantity upwards
    /// @param xRange what is shown of it, `[2]`
    /// @param yRange what is shown of it, `[2]`
    /// @param heights the density `[rows][columns]` at the centres of the cells, row 0 at the bottom
    /// @param data `[n][2]`
    /// @param atData the density at each row of the data `[n]`
    /// @param probabilities as in 0.5, 0.9
    /// @throws IllegalArgumentException if the lengths differ, or the density is nowhere positive
    public static DensityMap of(
            Quantity x,
            Quantity y,
            double[] xRange,
            double[] yRange,
            double[][] heights,
            double[][] data,
            double[] atData,
            double... probabilities) {
        if (data.length != atData.length || data.length == 0) {
            throw new IllegalArgumentException("a density map needs the density at each of its rows, found "
                    + data.length + " rows and " + atData.length + " densities");
        }
        double[] sorted = atData.clone();
        Arrays.sort(sorted);
        double[] increasing = probabilities.clone();
        Arrays.sort(increasing);
        double highest = Field.highest(heights);
        List<Joint.Region> regions = new ArrayList<>();
        for (double probability : increasing) {
            double level = Field.HIGHEST * Quantiles.of(sorted, 1 - probability) / highest;
            regions.add(new Joint.Region(probability, Rounding.significant(level, 5)));
        }
        double[] across = Arrays.stream(data).mapToDouble(row -> row[0]).toArray();
        double[] upwards = Arrays.stream(data).mapToDouble(row -> row[1]).toArray();
        return new DensityMap(
                Field.scaled(x, y, xRange, yRange, heights),
                regions,
                List.of(Dots.of("data", Role.DATA, across, upwards, MOST_POINTS)),
                data.length,
                List.of());
    }

    /// This map with the components of a mixture.
    ///
    /// @throws IllegalArgumentException if one has not two quantities
    public DensityMap withComponents(List<Ellipse> components) {
        if (components.stream().anyMatch(component -> component.mean().size() != 2)) {
            throw new IllegalArgumentException("the components of a density map need two quantities, found one");
        }
        return new DensityMap(density, regions, points, rows, components);
    }

    /// This map with more points, as synthetic rows or those that were found anomalous.
    public DensityMap with(Dots more) {
        List<Dots> joined = new ArrayList<>(points);
        joined.add(more);
        return new DensityMap(density, regions, joined, rows, components);
    }

    @Override
    public String kind() {
        return "density-map";
    }

    @Override
    public String description() {
        return "Density of " + density.x().label() + " and " + density.y().label() + " over " + rows + " rows"
                + (components.isEmpty() ? "." : ", a mixture of " + components.size() + " components.");
    }
}
