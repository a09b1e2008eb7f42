package org.sibyl.distribution;

/// The check of a single θ.
final class Lengths {
    private Lengths() {}

    static double[] require(double[] theta, int parameters) {
        if (theta.length != parameters) {
            throw new IllegalArgumentException("theta has " + theta.length + " values but the prior has " + parameters
                    + " parameters; give one value for each");
        }
        return theta;
    }
}
