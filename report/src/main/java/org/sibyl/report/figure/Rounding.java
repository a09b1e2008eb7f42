package org.sibyl.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as short as a figure can bear.
final class Rounding {
    private Rounding() {}

    /// The number with the given count of significant decimal digits.
    static double significant(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }
}
