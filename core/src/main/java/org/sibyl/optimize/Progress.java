package org.sibyl.optimize;

/// Whether a step got anywhere.
public enum Progress {
    /// It did, or there was none yet.
    MOVING,
    /// What is left to gain is less than the rounding of the function's value.
    SETTLED,
    /// No lower value was found along a direction that should have one.
    STALLED
}
