package org.sibyl.report.figure;

/// What a line, a histogram or a set of points stands for; the drawing gives each its own look, in colours
/// that people with any colour vision can tell apart.
public enum Role {
    /// Measured or simulated data.
    DATA,
    /// The fitted model, or the one that was chosen.
    MODEL,
    /// A part of the model, as one component of a mixture; several are told apart by colour and dashes.
    COMPONENT,
    /// Something beside the model, as another bandwidth; several are told apart by colour and dashes.
    ALTERNATIVE,
    /// Draws from the model.
    SYNTHETIC,
    /// What is known or would be ideal: a true density, the diagonal.
    REFERENCE,
    /// What was chosen or is pointed at.
    CHOSEN
}
