package org.sibyl.engine.kernel;

/// How a reduction combines elements. The order is fixed, so that the result is the same bits every time.
public enum Reduction {
    /// the sum; 0 of nothing
    SUM,
    /// the greatest element; NaN if any is, −∞ of nothing
    MAX
}
