package org.sibyl.simulator;

/// How the simulation of one row ended. The order is part of the store's format: append only.
public enum RowStatus {
    /// All observables are finite.
    VALID,
    /// An observable is not a number.
    NAN,
    /// An observable is infinite.
    INFINITE,
    /// The simulation took longer than allowed.
    TIMEOUT,
    /// The simulator threw, died or reported an error.
    FAILED;

    /// The status that these observables have.
    public static RowStatus of(double[] x) {
        RowStatus status = VALID;
        for (double value : x) {
            if (Double.isNaN(value)) {
                return NAN;
            }
            if (Double.isInfinite(value)) {
                status = INFINITE;
            }
        }
        return status;
    }
}
