package org.sibyl.report.figure;

import org.jspecify.annotations.Nullable;

/// An axis: what it measures, on which scale, and the stretch that is shown.
///
/// @param quantity what it measures
/// @param scale of the axis
/// @param lower where it begins; null for as far as what is drawn
/// @param upper where it ends; null likewise
public record Axis(
        Quantity quantity,
        Scale scale,
        @Nullable Double lower,
        @Nullable Double upper) {
    /// How values stand on the axis.
    public enum Scale {
        /// In proportion.
        LINEAR,
        /// In proportion, with ticks at whole numbers only, as for a number of components.
        WHOLE,
        /// In proportion to the logarithm; values must be positive.
        LOG
    }

    /// @throws IllegalArgumentException if an end is not finite, they are not in order, or not positive on a
    ///     logarithmic axis
    public Axis {
        double low = lower == null ? Double.NEGATIVE_INFINITY : lower;
        double high = upper == null ? Double.POSITIVE_INFINITY : upper;
        boolean finite = (lower == null || Double.isFinite(lower)) && (upper == null || Double.isFinite(upper));
        if (!finite || !(low < high)) {
            throw new IllegalArgumentException("the axis of '" + quantity.name()
                    + "' needs finite ends with lower < upper, found " + lower + " and " + upper);
        }
        if (scale == Scale.LOG && ((lower != null && lower <= 0) || (upper != null && upper <= 0))) {
            throw new IllegalArgumentException("the logarithmic axis of '" + quantity.name()
                    + "' needs positive ends, found " + lower + " and " + upper);
        }
    }

    /// A linear axis as long as what is drawn.
    public static Axis of(String name, String unit) {
        return of(new Quantity(name, unit));
    }

    /// A linear axis as long as what is drawn.
    public static Axis of(Quantity quantity) {
        return new Axis(quantity, Scale.LINEAR, null, null);
    }

    /// This axis with a logarithmic scale.
    public Axis logarithmic() {
        return new Axis(quantity, Scale.LOG, lower, upper);
    }

    /// This axis with ticks at whole numbers only.
    public Axis whole() {
        return new Axis(quantity, Scale.WHOLE, lower, upper);
    }

    /// This axis from lower to upper; what lies outside is cut off.
    ///
    /// @throws IllegalArgumentException if they are not finite and in order
    public Axis within(double lower, double upper) {
        return new Axis(quantity, scale, lower, upper);
    }
}
