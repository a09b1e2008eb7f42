package org.sibyl.nn;

/// How a network is trained: Adam on minibatches, stopped when the loss over held-out rows no longer improves.
///
/// @param batch rows for one step; fewer if there are fewer
/// @param learningRate of Adam
/// @param validationFraction the share of the rows that is held out, in (0, 0.5]
/// @param patience stop after so many epochs without a lower validation loss
/// @param maxEpochs the budget
/// @param clipNorm the greatest Euclidean norm of a gradient; a longer one is scaled down to it
public record Training(
        int batch, double learningRate, double validationFraction, int patience, int maxEpochs, double clipNorm) {
    /// Batch 200, learning rate 5·10⁻⁴, one row in ten held out, patience 20 epochs, at most 2,000 epochs, norm 5.
    public static final Training DEFAULT = new Training(200, 5e-4, 0.1, 20, 2_000, 5);

    /// @throws IllegalArgumentException if a setting is out of its range
    public Training {
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
    }

    /// With another batch size.
    public Training withBatch(int batch) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    /// With another learning rate.
    public Training withLearningRate(double learningRate) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    /// With another share of held-out rows.
    public Training withValidationFraction(double validationFraction) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    /// With another patience.
    public Training withPatience(int patience) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    /// With another budget of epochs.
    public Training withMaxEpochs(int maxEpochs) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    /// With another greatest norm of the gradient.
    public Training withClipNorm(double clipNorm) {
        return new Training(batch, learningRate, validationFraction, patience, maxEpochs, clipNorm);
    }

    private static void require(String name, double value, boolean inRange, String expected) {
        if (!inRange) {
            throw new IllegalArgumentException("the " + name + " must be " + expected + ", found "
                    + (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value)));
        }
    }
}
