package org.sibyl.report.figure;

import org.jspecify.annotations.Nullable;
import org.sibyl.distribution.Parameter;
import org.sibyl.numeric.Quantiles;

/// The stretch of an axis that a figure shows, with `lower < upper`, both finite.
record Window(double lower, double upper) {
    /// The central 99 % of sorted draws, and the reference value, with a margin, cut at the parameter's bounds.
    static Window around(Parameter parameter, double[] sorted, @Nullable Double reference) {
        double low = Quantiles.of(sorted, 0.005);
        double high = Quantiles.of(sorted, 0.995);
        if (reference != null) {
            low = Math.min(low, reference);
            high = Math.max(high, reference);
        }
        double margin = 0.15 * (high - low);
        if (!(margin > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
            // All draws agree; any width will do that leaves room for the tick label.
            margin = Math.max(Math.abs(low), 1) * 1e-3;
        }
        double lower = Math.max(low - margin, parameter.lower());
        double upper = Math.min(high + margin, parameter.upper());
        if (!(lower < upper)) {
            // Draws of a derived quantity may leave the bounds that were named for it.
            return new Window(low - margin, high + margin);
        }
        return new Window(lower, upper);
    }

    double width() {
        return upper - lower;
    }

    /// The cell of `cells` equal ones that holds x, or −1 outside.
    int cell(double x, int cells) {
        if (!(x >= lower && x <= upper)) {
            return -1;
        }
        return Math.min((int) ((x - lower) / width() * cells), cells - 1);
    }
}
