package org.sibyl.workflow.run;

import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.posterior.AmortizedPosterior;

/// A fitted model and how it came about, whether it was fitted now or read from the run folder.
///
/// @param posterior given any observation
/// @param status how the fit ended
/// @param curve its losses; empty for methods that do not train
record FittedModel(AmortizedPosterior posterior, FitStatus status, TrainingCurve curve) {}
