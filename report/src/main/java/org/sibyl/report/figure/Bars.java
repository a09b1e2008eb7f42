package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.density.histogram.Histogram;

/// A histogram as it is drawn: `heights[i]` over `[edges[i], edges[i + 1])`.
///
/// @param label what the legend calls it; empty for no entry
/// @param role [Role#DATA] is filled, [Role#SYNTHETIC] an outline over it
/// @param edges of the bins, strictly increasing, one more than bins
/// @param heights one for each bin, not negative: counts, or a density per unit of the axis
public record Bars(String label, Role role, List<Double> edges, List<Double> heights) {
    /// The most bins that a histogram is drawn with.
    public static final int MOST_BINS = 400;

    /// @throws IllegalArgumentException if the edges are not finite and increasing, a height is negative or
    ///     not finite, or their numbers do not match
    public Bars {
        edges = Finite.copy("edges of the histogram", edges);
        heights = Finite.copy("heights of the histogram", heights);
        if (heights.isEmpty() || edges.size() != heights.size() + 1) {
            throw new IllegalArgumentException("a histogram needs at least 1 bin and one more edge than bins, found "
                    + edges.size() + " edges and " + heights.size() + " heights");
        }
        for (int i = 0; i < heights.size(); i++) {
            if (!(edges.get(i) < edges.get(i + 1)) || heights.get(i) < 0) {
                throw new IllegalArgumentException(
                        "a histogram needs increasing edges and heights that are not negative, found " + edges.get(i)
                                + " to " + edges.get(i + 1) + " with height " + heights.get(i));
            }
        }
    }

    /// The histogram with these edges and heights.
    public static Bars of(String label, Role role, double[] edges, double[] heights) {
        // Edges keep all their digits: rounded ones could meet.
        return new Bars(
                label,
                role,
                Arrays.stream(edges).boxed().toList(),
                Finite.rounded("heights of the histogram", heights));
    }

    /// The density of a histogram of one column. Where it has more than [#MOST_BINS] bins, as the rules that go by
    /// quartiles give for data with far outliers, neighbours are drawn together.
    ///
    /// @throws IllegalArgumentException if the histogram has several columns
    public static Bars density(String label, Role role, Histogram histogram) {
        double[] edges = histogram.axes().getFirst().edges();
        double[] counts = histogram.counts();
        int together = (counts.length + MOST_BINS - 1) / MOST_BINS;
        int bins = (counts.length + together - 1) / together;
        double[] fewer = new double[bins + 1];
        double[] heights = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            int end = Math.min(counts.length, (bin + 1) * together);
            fewer[bin] = edges[bin * together];
            fewer[bin + 1] = edges[end];
            double sum = 0;
            for (int i = bin * together; i < end; i++) {
                sum += counts[i];
            }
            heights[bin] = sum / (histogram.total() * (fewer[bin + 1] - fewer[bin]));
        }
        return of(label, role, fewer, heights);
    }

    /// The counts of values in these bins; the last bin holds its upper edge, values outside are left out.
    public static Bars counts(String label, Role role, double[] values, double[] edges) {
        return of(label, role, edges, count(values, edges));
    }

    /// The density of values in these bins, `count / (n width)` with n all values, those outside included.
    public static Bars density(String label, Role role, double[] values, double[] edges) {
        double[] heights = count(values, edges);
        for (int i = 0; i < heights.length; i++) {
            heights[i] /= values.length * (edges[i + 1] - edges[i]);
        }
        return of(label, role, edges, heights);
    }

    private static double[] count(double[] values, double[] edges) {
        double[] counts = new double[Math.max(0, edges.length - 1)];
        for (double value : values) {
            int at = Arrays.binarySearch(edges, value);
            int bin = at >= 0 ? at : -at - 2;
            if (at == edges.length - 1) {
                bin--;
            }
            if (bin >= 0 && bin < counts.length) {
                counts[bin]++;
            }
        }
        return counts;
    }

    /// Bins of equal width over `[lower, upper]`.
    public static double[] equalEdges(double lower, double upper, int bins) {
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= bins; i++) {
            edges.add(i == bins ? upper : lower + (upper - lower) * i / bins);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
