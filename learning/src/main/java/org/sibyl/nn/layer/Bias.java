package org.sibyl.nn.layer;

/// Whether a layer adds a number to each of its outputs.
public enum Bias {
    /// A trained one.
    TRAINED,
    /// None: right before a normalisation, which would take it out again.
    NONE
}
