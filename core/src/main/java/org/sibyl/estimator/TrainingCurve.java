package org.sibyl.estimator;

import java.util.List;

/// The mean losses epoch by epoch, in nats for density estimators.
///
/// @param training over the training rows
/// @param validation over the validation rows
/// @param bestEpoch the epoch whose parameters were kept, counted from 1; 0 if none was finished
public record TrainingCurve(List<Double> training, List<Double> validation, int bestEpoch) {
    /// Copies the lists.
    public TrainingCurve {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }
}
