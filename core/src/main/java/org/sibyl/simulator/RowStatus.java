package org.sibyl.simulator;

/// How the simulation of one row ended.
public enum RowStatus {
    /// All observables are finite.
    VALID(0),
    /// An observable is not a number.
    NAN(1),
    /// An observable is infinite.
    INFINITE(2),
    /// The simulation took longer than allowed.
    TIMEOUT(3),
    /// The simulator threw, died or reported an error.
    FAILED(4);

    private static final RowStatus[] BY_CODE = values();

    private final int code;

    RowStatus(int code) {
        this.code = code;
    }

    /// The number that stands for this status in files; it never changes.
    public int code() {
        return code;
    }

    /// The status that a number in a file stands for.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RowStatus ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException(
                    "a row's status is a number from 0 to " + (BY_CODE.length - 1) + ", found " + code);
        }
        return BY_CODE[code];
    }

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
