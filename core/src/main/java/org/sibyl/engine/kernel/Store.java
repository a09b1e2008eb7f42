package org.sibyl.engine.kernel;

/// What a matrix product does with its target.
public enum Store {
    /// C = A·B
    REPLACE,
    /// C = C + A·B
    ADD
}
