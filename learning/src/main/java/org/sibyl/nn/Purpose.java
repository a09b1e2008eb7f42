package org.sibyl.nn;

/// What a network is traced for. Layers that use randomness or statistics of a batch differ.
public enum Purpose {
    /// Training steps: dropout draws masks, batch normalisation uses the statistics of the slice.
    TRAINING,
    /// Finding out the statistics that batch normalisation uses later: no dropout; known statistics are used, and
    /// where they are not known, the layer's input is noted.
    SETTLING,
    /// Everything after training: no dropout, known statistics.
    EVALUATION
}
