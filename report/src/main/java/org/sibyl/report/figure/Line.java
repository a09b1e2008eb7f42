package org.sibyl.report.figure;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A curve through points, in order.
///
/// @param label what the legend calls it; empty for no entry
/// @param role what it stands for; [Role#COMPONENT] and [Role#REFERENCE] are dashed
/// @param x of the points
/// @param y of the points; null where the curve has a gap
public record Line(String label, Role role, List<Double> x, List<@Nullable Double> y) {
    /// Puts null for heights that are not finite.
    ///
    /// @throws IllegalArgumentException if there is no point, an x is not finite, or the lengths differ
    public Line {
        x = Finite.copy("x of the line '" + label + "'", x);
        y = Finite.roundedOrNull(y);
        if (x.isEmpty() || x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "the line '" + label + "' needs one height for each of its points, found " + x.size()
                            + " points and " + y.size() + " heights");
        }
    }

    /// The line through these points; a gap where y is not finite.
    public static Line of(String label, Role role, double[] x, double[] y) {
        return new Line(
                label,
                role,
                Finite.rounded("x of the line '" + label + "'", x),
                Arrays.stream(y).<@Nullable Double>mapToObj(v -> v).toList());
    }

    /// The lowest and the highest value, or null if the line is all gap.
    double @Nullable [] range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (@Nullable Double value : y) {
            if (value != null) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? new double[] {low, high} : null;
    }
}
