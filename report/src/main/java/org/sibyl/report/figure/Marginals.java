package org.sibyl.report.figure;

import java.util.List;
import java.util.stream.Collectors;

/// Posteriors of several quantities side by side, each on its own axis; for derived quantities and for comparing
/// posterior with prior.
///
/// @param panels at least one
public record Marginals(List<Marginal> panels) implements Figure {
    /// @throws IllegalArgumentException if there is no panel
    public Marginals {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a figure of marginals needs at least 1 panel, found none");
        }
    }

    @Override
    public String kind() {
        return "marginals";
    }

    @Override
    public String description() {
        return "Posterior densities of "
                + panels.stream()
                        .map(panel -> panel.quantity().label() + ", median " + Rounding.significant(panel.median(), 3)
                                + " with 90 % between " + Rounding.significant(panel.q05(), 3) + " and "
                                + Rounding.significant(panel.q95(), 3))
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
