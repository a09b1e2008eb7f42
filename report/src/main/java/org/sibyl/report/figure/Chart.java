package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Histograms, lines and points over one pair of axes: a histogram with densities over it, a criterion
/// against the number of components, a calibration curve, a loss.
///
/// ```java
/// Chart.of(Axis.of("age", "Gyr"), Axis.of("density", ""))
///         .with(Bars.density("data", Role.DATA, ages, edges))
///         .with(Line.of("normal fit", Role.MODEL, grid, heights))
///         .with(new Chart.Mark("mean", mean));
/// ```
///
/// @param x the horizontal axis
/// @param y the vertical axis; it begins at 0 where there are histograms
/// @param bars histograms, those that come later in front
/// @param lines likewise
/// @param points likewise
/// @param marks values of x that are pointed at
/// @param shades stretches of x with a colour of their own behind everything
public record Chart(
        Axis x, Axis y, List<Bars> bars, List<Line> lines, List<Dots> points, List<Mark> marks, List<Shade> shades)
        implements Panelled {

    /// A value of x that a vertical line points at.
    ///
    /// @param label as in `chosen: K = 3`
    /// @param x where it stands
    public record Mark(String label, double x) {
        /// @throws IllegalArgumentException if x is not finite
        public Mark {
            x = Rounding.significant(Finite.check("the mark '" + label + "'", x), 7);
        }
    }

    /// A stretch of x with a colour behind it.
    ///
    /// @param label what the legend calls it
    /// @param role [Role#MODEL] and [Role#ALTERNATIVE] have colours that differ
    /// @param lower where it begins
    /// @param upper where it ends
    public record Shade(String label, Role role, double lower, double upper) {
        /// @throws IllegalArgumentException if the ends are not finite and in order
        public Shade {
            if (!(lower < upper) || !Double.isFinite(lower) || !Double.isFinite(upper)) {
                throw new IllegalArgumentException("the shade '" + label
                        + "' needs finite ends with lower < upper, found " + lower + " and " + upper);
            }
        }
    }

    /// @throws IllegalArgumentException if something stands where a logarithmic axis has no place: at 0 or
    ///     below
    public Chart {
        bars = List.copyOf(bars);
        lines = List.copyOf(lines);
        points = List.copyOf(points);
        marks = List.copyOf(marks);
        shades = List.copyOf(shades);
        if (x.scale() == Axis.Scale.LOG) {
            Stream<Double> places = Stream.of(
                            bars.stream().flatMap(each -> each.edges().stream()),
                            lines.stream().flatMap(each -> each.x().stream()),
                            points.stream().flatMap(each -> each.x().stream()),
                            marks.stream().map(Mark::x),
                            shades.stream().map(Shade::lower))
                    .flatMap(each -> each);
            positive(x, places);
        }
        if (y.scale() == Axis.Scale.LOG) {
            Stream<Double> places = Stream.concat(
                    lines.stream().flatMap(each -> each.y().stream()).filter(each -> each != null),
                    points.stream().flatMap(each -> each.y().stream()));
            positive(y, places);
        }
    }

    private static void positive(Axis axis, Stream<Double> places) {
        places.filter(place -> place <= 0).findFirst().ifPresent(place -> {
            throw new IllegalArgumentException("the logarithmic axis of '"
                    + axis.quantity().name() + "' needs positive values, found " + place + "; make it linear");
        });
    }

    /// Empty axes.
    public static Chart of(Axis x, Axis y) {
        return new Chart(x, y, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// This chart with one more histogram, in front.
    public Chart with(Bars more) {
        return new Chart(x, y, joined(bars, more), lines, points, marks, shades);
    }

    /// This chart with one more line, in front.
    public Chart with(Line more) {
        return new Chart(x, y, bars, joined(lines, more), points, marks, shades);
    }

    /// This chart with more points, in front.
    public Chart with(Dots more) {
        return new Chart(x, y, bars, lines, joined(points, more), marks, shades);
    }

    /// This chart with one more mark.
    public Chart with(Mark more) {
        return new Chart(x, y, bars, lines, points, joined(marks, more), shades);
    }

    /// This chart with one more shade.
    public Chart with(Shade more) {
        return new Chart(x, y, bars, lines, points, marks, joined(shades, more));
    }

    private static <T> List<T> joined(List<T> list, T more) {
        List<T> joined = new ArrayList<>(list);
        joined.add(more);
        return joined;
    }

    @Override
    public String kind() {
        return "chart";
    }

    @Override
    public String description() {
        String shown = Stream.of(
                        bars.stream().map(each -> "histogram " + each.label()),
                        lines.stream().map(Chart::words),
                        points.stream().map(Chart::words),
                        marks.stream().map(Mark::label))
                .flatMap(each -> each)
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        return y.quantity().label() + " against " + x.quantity().label() + (shown.isEmpty() ? "." : ": " + shown + ".");
    }

    private static String words(Line line) {
        double[] range = line.range();
        return line.label()
                + (range == null
                        ? ""
                        : " from " + Rounding.significant(range[0], 4) + " to " + Rounding.significant(range[1], 4));
    }

    private static String words(Dots dots) {
        return dots.x().size() == 1
                ? dots.label() + " at " + Rounding.significant(dots.x().getFirst(), 4) + ", "
                        + Rounding.significant(dots.y().getFirst(), 4)
                : dots.label().isBlank() ? "" : dots.x().size() + " points of " + dots.label();
    }
}
