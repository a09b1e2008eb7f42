package org.sibyl.workflow.analysis;

import java.util.Arrays;

/// What is shown of a column: from its smallest to its largest value and somewhat beyond.
///
/// @param lower where it begins
/// @param upper where it ends
public record Window(double lower, double upper) {
    // So far beyond the data that kernels of the usual width show both tails.
    private static final double MARGIN = 0.15;

    /// The window of these values.
    public static Window of(double[] values) {
        double lower = Arrays.stream(values).min().orElseThrow();
        double upper = Arrays.stream(values).max().orElseThrow();
        double margin = upper > lower ? MARGIN * (upper - lower) : 0.5;
        return new Window(lower - margin, upper + margin);
    }

    /// Evenly spaced places, both ends among them.
    public double[] places(int count) {
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = i == count - 1 ? upper : lower + i * (upper - lower) / (count - 1);
        }
        return places;
    }

    /// The centres of equal cells.
    public double[] centres(int cells) {
        double[] centres = new double[cells];
        for (int i = 0; i < cells; i++) {
            centres[i] = lower + (i + 0.5) * (upper - lower) / cells;
        }
        return centres;
    }

    /// Both ends.
    public double[] ends() {
        return new double[] {lower, upper};
    }
}
