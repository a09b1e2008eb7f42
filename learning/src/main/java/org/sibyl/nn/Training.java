package org.sibyl.nn;

import java.util.Optional;
import org.sibyl.optimize.Schedule;
import org.sibyl.optimize.WeightAverage;

/// How a network is trained: Adam on minibatches, stopped when the loss over held-out rows no longer improves.
///
/// @param batch rows for one step; fewer if there are fewer
/// @param schedule the learning rates of Adam; its steps are the epochs, and the loss it watches is that over the
///     held-out rows
/// @param validationFraction the share of the rows that is held out, in (0, 0.5]
/// @param patience stop after so many epochs without a lower validation loss
/// @param maxEpochs the budget
/// @param clipNorm the greatest Euclidean norm of a gradient; a longer one is scaled down to it
/// @param weightDecay the rate at which a parameter shrinks, times the learning rate: above 0, Adam is AdamW
/// @param average if present, the parameters' moving average over the steps is validated and kept in their place
public record Training(
        int batch,
        Schedule schedule,
        double validationFraction,
        int patience,
        int maxEpochs,
        double clipNorm,
        double weightDecay,
        Optional<WeightAverage> average) {
    /// Batch 200, learning rate 5·10⁻⁴ throughout, one row in ten held out, patience 20 epochs, at most 2,000 epochs,
    /// norm 5, no decay, no average.
    public static final Training DEFAULT =
            new Training(200, new Schedule.Constant(5e-4), 0.1, 20, 2_000, 5, 0, Optional.empty());

    /// @throws IllegalArgumentException if a setting is out of its range
    public Training {
        double learningRate = schedule.init().learningRate();
        require("batch", batch, batch >= 1, "at least 1");
        require("learning rate", learningRate, learningRate > 0 && learningRate < 1, "between 0 and 1");
        require(
                "validation fraction",
                validationFraction,
                validationFraction > 0 && validationFraction <= 0.5,
                "above 0 and at most 0.5");
        require("patience", patience, patience >= 1, "at least 1 epoch");
        require("max epochs", maxEpochs, maxEpochs >= 1, "at least 1");
        require("clip norm", clipNorm, clipNorm > 0, "above 0");
        require("weight decay", weightDecay, weightDecay >= 0, "at least 0");
    }

    /// The learning rate of the first epoch.
    public double learningRate() {
        return schedule.init().learningRate();
    }

    /// With another batch size.
    public Training withBatch(int batch) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another learning rate, the same for all epochs.
    public Training withLearningRate(double learningRate) {
        require("learning rate", learningRate, learningRate > 0 && learningRate < 1, "between 0 and 1");
        return withSchedule(new Schedule.Constant(learningRate));
    }

    /// With other learning rates.
    public Training withSchedule(Schedule schedule) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another share of held-out rows.
    public Training withValidationFraction(double validationFraction) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another patience.
    public Training withPatience(int patience) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another budget of epochs.
    public Training withMaxEpochs(int maxEpochs) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another greatest norm of the gradient.
    public Training withClipNorm(double clipNorm) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With another weight decay.
    public Training withWeightDecay(double weightDecay) {
        return new Training(batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, average);
    }

    /// With the moving average of the parameters in their place. It copies the parameters after each step.
    public Training withAverage(WeightAverage rule) {
        return new Training(
                batch, schedule, validationFraction, patience, maxEpochs, clipNorm, weightDecay, Optional.of(rule));
    }

    private static void require(String name, double value, boolean inRange, String expected) {
        if (!inRange) {
            throw new IllegalArgumentException("the " + name + " must be " + expected + ", found "
                    + (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value)));
        }
    }
}
