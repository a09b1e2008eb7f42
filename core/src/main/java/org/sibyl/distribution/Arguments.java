package org.sibyl.distribution;

/// The checks of hyper-parameters, each with its sentence.
final class Arguments {
    private Arguments() {}

    static void requireFinite(String family, String argument, double value) {
        require(Double.isFinite(value), family, argument, "a finite number", value);
    }

    static void requirePositive(String family, String argument, double value) {
        require(value > 0 && Double.isFinite(value), family, argument, "a finite number above 0", value);
    }

    static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile needs a probability between 0 and 1, found " + p);
        }
    }

    /// Finite bounds, at a finite distance, with a double between them.
    static void requireInterval(String family, double lower, double upper) {
        requireFinite(family, "lower", lower);
        requireFinite(family, "upper", upper);
        requireOrder(family, lower, upper);
        if (!Double.isFinite(upper - lower)) {
            throw new IllegalArgumentException(
                    "'" + family + "' needs bounds at a finite distance, found lower " + lower + " and upper " + upper);
        }
    }

    static void requireOrder(String family, double lower, double upper) {
        if (!(Math.nextUp(lower) < upper)) {
            throw new IllegalArgumentException(
                    "'" + family + "' needs lower < upper, found lower " + lower + " and upper " + upper);
        }
    }

    private static void require(boolean holds, String family, String argument, String expected, double found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "'" + family + "' needs " + expected + " for " + argument + ", found " + found);
        }
    }
}
