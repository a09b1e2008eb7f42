package org.sibyl.engine;

/// How a training step moves the parameters: Adam with decoupled weight decay, after the gradient was clipped.
///
/// @param beta1 the decay of the gradient's running mean
/// @param beta2 the decay of the running mean of its square
/// @param epsilon added to the root of the latter
/// @param weightDecay the rate at which a parameter shrinks, times the learning rate
/// @param maxGradientNorm a gradient with a greater Euclidean norm, all parameters together, is scaled down to it;
///     infinity for no clipping
public record TrainingOptions(double beta1, double beta2, double epsilon, double weightDecay, double maxGradientNorm) {
    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8 as in the paper (Kingma and Ba 2015), no decay, no clipping.
    public static final TrainingOptions DEFAULT = new TrainingOptions(0.9, 0.999, 1e-8, 0, Double.POSITIVE_INFINITY);

    /// @throws IllegalArgumentException if a number is outside its range
    public TrainingOptions {
        require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
        require(epsilon > 0, "epsilon must be positive", epsilon);
        require(weightDecay >= 0, "weightDecay must not be negative", weightDecay);
        require(maxGradientNorm > 0, "maxGradientNorm must be positive", maxGradientNorm);
    }

    /// With another greatest norm of the gradient.
    public TrainingOptions withMaxGradientNorm(double norm) {
        return new TrainingOptions(beta1, beta2, epsilon, weightDecay, norm);
    }

    /// With another weight decay.
    public TrainingOptions withWeightDecay(double decay) {
        return new TrainingOptions(beta1, beta2, epsilon, decay, maxGradientNorm);
    }

    private static void require(boolean holds, String rule, double found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", found " + found + "; the usual values are " + DEFAULT_TEXT);
        }
    }

    private static final String DEFAULT_TEXT = "0.9, 0.999, 1e-8, 0 and infinity";
}
