package org.sibyl.engine;

/// Whether a plan's buffers serve more than one result.
enum Reuse {
    /// a buffer is taken again as soon as its result was used for the last time
    LIVENESS,
    /// every result keeps its own, so that it can be looked at after a run
    NONE
}
