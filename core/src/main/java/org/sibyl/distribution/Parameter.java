package org.sibyl.distribution;

/// One parameter of a model: its name, unit and the bounds of its support.
///
/// @param name as it stands in study files, tables and figures
/// @param unit as in `1/day`; empty for a pure number
/// @param lower the infimum of the support, possibly −∞
/// @param upper the supremum of the support, possibly ∞
public record Parameter(String name, String unit, double lower, double upper) {
    /// @throws IllegalArgumentException if the name is blank or the bounds are not in order
    public Parameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name, found \"" + name + "\"");
        }
        if (!(lower < upper)) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' needs lower < upper, found lower " + lower + " and upper " + upper);
        }
    }
}
