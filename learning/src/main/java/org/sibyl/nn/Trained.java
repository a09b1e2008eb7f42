package org.sibyl.nn;

import java.util.SequencedMap;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.tensor.Tensor;

/// What training gives.
///
/// @param parameters the network's parameters after the best epoch, by name
/// @param status how the training ended
/// @param curve the losses
/// @param kernel the kernels that it ran on
public record Trained(SequencedMap<String, Tensor> parameters, FitStatus status, TrainingCurve curve, String kernel) {
    /// With other parameters.
    Trained with(SequencedMap<String, Tensor> others) {
        return new Trained(others, status, curve, kernel);
    }
}
