package org.sibyl.report.figure;

import java.util.List;
import java.util.stream.Collectors;

/// The observation over what the posterior predicts: the median, the central 50 % and the central 90 % of each value.
///
/// @param panels at least one; observables of different kinds stand in panels of their own
public record PredictiveBands(List<Panel> panels) implements Figure {
    /// Values that belong together.
    public sealed interface Panel permits PredictiveSeries, PredictiveRows {}

    /// @throws IllegalArgumentException if there is no panel
    public PredictiveBands {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a figure of predictive bands needs at least 1 panel, found none");
        }
    }

    @Override
    public String kind() {
        return "predictive-bands";
    }

    @Override
    public String description() {
        return panels.stream()
                .map(panel -> switch (panel) {
                    case PredictiveSeries series ->
                        "Observed " + series.value().label() + " by "
                                + series.position().label() + " over posterior predictive bands; "
                                + Band.inside(series.bands()) + ".";
                    case PredictiveRows rows ->
                        "Observed values over posterior predictive intervals; " + Band.inside(rows.bands()) + ".";
                })
                .collect(Collectors.joining(" "));
    }
}
