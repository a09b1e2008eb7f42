package org.sibyl.engine;

/// The numbers that a plan computes with.
public enum ElementType {
    /// IEEE 754 binary32: for training.
    FLOAT32(4),
    /// IEEE 754 binary64: for likelihoods and for checking gradients.
    FLOAT64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// The size of one element.
    public int bytes() {
        return bytes;
    }
}
