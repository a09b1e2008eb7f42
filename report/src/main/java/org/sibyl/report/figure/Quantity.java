package org.sibyl.report.figure;

import org.sibyl.distribution.Parameter;

/// What an axis measures.
///
/// @param name as in `beta` or `boys in bed`
/// @param unit as in `1/day`; empty for a pure number
public record Quantity(String name, String unit) {
    /// @throws IllegalArgumentException if the name is blank
    public Quantity {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a quantity needs a name, found \"" + name + "\"");
        }
    }

    /// The name and unit of a parameter.
    public static Quantity of(Parameter parameter) {
        return new Quantity(parameter.name(), parameter.unit());
    }

    /// The name with its unit, as in `beta (1/day)`.
    public String label() {
        return unit.isBlank() ? name : name + " (" + unit + ")";
    }
}
