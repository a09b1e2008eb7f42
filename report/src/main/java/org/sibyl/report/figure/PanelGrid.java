package org.sibyl.report.figure;

import java.util.List;
import java.util.stream.Collectors;

/// Several figures side by side, in as many columns as fit.
///
/// @param panels in reading order
public record PanelGrid(List<Panel> panels) implements Figure {
    /// One of them.
    ///
    /// @param title what stands above it
    /// @param figure what it shows
    public record Panel(String title, Panelled figure) {}

    /// @throws IllegalArgumentException if there is no panel
    public PanelGrid {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a grid of panels needs at least 1 panel, found none");
        }
    }

    @Override
    public String kind() {
        return "panel-grid";
    }

    @Override
    public String description() {
        return panels.stream()
                .map(panel -> panel.title() + ": " + panel.figure().description())
                .collect(Collectors.joining(" "));
    }
}
