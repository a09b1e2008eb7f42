package org.sibyl.estimator;

/// A fitted model and how it came about.
///
/// @param model the model with the parameters of the best epoch
/// @param status how the fit ended
/// @param curve the losses
/// @param provenance what produced it
/// @param <M> the model
public record Fit<M>(M model, FitStatus status, TrainingCurve curve, Provenance provenance) {}
