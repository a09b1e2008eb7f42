package org.sibyl.report.figure;

import java.util.List;

/// Points.
///
/// @param label what the legend calls them; empty for no entry
/// @param role what they stand for; [Role#CHOSEN] is a ring
/// @param x of the points
/// @param y of the points
public record Dots(String label, Role role, List<Double> x, List<Double> y) {
    /// @throws IllegalArgumentException if a number is not finite or the lengths differ
    public Dots {
        x = Finite.copy("x of the points '" + label + "'", x);
        y = Finite.copy("y of the points '" + label + "'", y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "the points '" + label + "' need as many y as x, found " + x.size() + " x and " + y.size() + " y");
        }
    }

    /// The points with these coordinates, thinned evenly in their order to at most `most`.
    public static Dots of(String label, Role role, double[] x, double[] y, int most) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "the points '" + label + "' need as many y as x, found " + x.length + " x and " + y.length + " y");
        }
        int[] kept = Finite.thinned(x.length, most);
        double[] across = new double[kept.length];
        double[] upwards = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            across[i] = x[kept[i]];
            upwards[i] = y[kept[i]];
        }
        return new Dots(
                label,
                role,
                Finite.rounded("x of the points '" + label + "'", across),
                Finite.rounded("y of the points '" + label + "'", upwards));
    }

    /// One point.
    public static Dots one(String label, Role role, double x, double y) {
        return of(label, role, new double[] {x}, new double[] {y}, 1);
    }
}
