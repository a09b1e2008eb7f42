package org.sibyl.engine.kernel;

/// What a reduction of a matrix `[m, n]` collapses.
public enum Extent {
    /// each row to one number: the result is `[m, 1]`
    EACH_ROW,
    /// each column to one number: the result is `[1, n]`
    EACH_COLUMN,
    /// everything: the result is `[1, 1]`
    ALL
}
