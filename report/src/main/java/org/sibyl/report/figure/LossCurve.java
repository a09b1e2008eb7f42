package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sibyl.estimator.TrainingCurve;

/// The loss of each epoch, with the epoch whose parameters were kept.
///
/// @param training the mean loss over the training rows, one for each epoch; null where it was not finite
/// @param validation the mean loss over the validation rows, likewise
/// @param keptEpoch counted from 1; 0 if none was finished
/// @param loss what is minimised
public record LossCurve(
        List<@Nullable Double> training, List<@Nullable Double> validation, int keptEpoch, Quantity loss)
        implements Figure {

    /// Puts null for losses that are not finite.
    ///
    /// @throws IllegalArgumentException if the lengths differ or the kept epoch is not among them
    public LossCurve {
        if (training.size() != validation.size() || keptEpoch < 0 || keptEpoch > training.size()) {
            throw new IllegalArgumentException(
                    "a loss curve needs two losses for each epoch and a kept epoch among them, found "
                            + training.size() + " training losses, " + validation.size()
                            + " validation losses and kept epoch " + keptEpoch);
        }
        training = finiteOrNull(training);
        validation = finiteOrNull(validation);
    }

    /// The curve of a density estimator: the mean of −log q(θ | x).
    public static LossCurve of(TrainingCurve curve) {
        return new LossCurve(
                new ArrayList<@Nullable Double>(curve.training()),
                new ArrayList<@Nullable Double>(curve.validation()),
                curve.bestEpoch(),
                new Quantity("negative log density", "nats"));
    }

    private static List<@Nullable Double> finiteOrNull(List<@Nullable Double> losses) {
        List<@Nullable Double> clean = new ArrayList<>(losses.size());
        for (Double loss : losses) {
            clean.add(loss == null || !Double.isFinite(loss) ? null : Double.valueOf(Rounding.significant(loss, 7)));
        }
        return java.util.Collections.unmodifiableList(clean);
    }

    @Override
    public String kind() {
        return "loss-curve";
    }

    @Override
    public String description() {
        return "Training and validation loss over " + training.size() + " epochs"
                + (keptEpoch > 0 ? "; the parameters of epoch " + keptEpoch + " were kept." : ".");
    }
}
