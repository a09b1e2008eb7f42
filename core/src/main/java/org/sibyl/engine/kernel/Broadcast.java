package org.sibyl.engine.kernel;

/// How an operand stretches over a matrix `[m, n]`.
public enum Broadcast {
    /// it is `[m, n]` itself
    NONE,
    /// it is `[1, n]`: the same row everywhere
    ROW,
    /// it is `[m, 1]`: the same column everywhere
    COLUMN,
    /// it is `[1, 1]`
    SCALAR
}
