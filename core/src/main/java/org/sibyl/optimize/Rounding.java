package org.sibyl.optimize;

/// How well a function's value is known.
final class Rounding {
    /// Roundings that a sum of many terms is taken to carry.
    private static final double ULPS = 100;

    private Rounding() {}

    static double of(double value) {
        return ULPS * Math.ulp(Math.max(1, Math.abs(value)));
    }
}
