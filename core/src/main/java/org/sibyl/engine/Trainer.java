package org.sibyl.engine;

import java.util.Optional;
import org.sibyl.random.Seed;

/// The part of a training step that depends on the element type.
sealed interface Trainer permits FloatTrainer, DoubleTrainer {
    /// Takes a copy of the numbers that a row input draws its rows from.
    void data(int input, double[] values);

    /// Gives an input that is the same for all rows its values.
    void set(Expr input, double[] values);

    /// Lets each step draw a mask from this seed.
    void mask(Expr input, double keep, Seed seed);

    /// The loss and its gradient over some rows of the data; the loss.
    double gradient(int[] rows, int from, int to);

    /// The Euclidean norm of the gradient.
    double gradientNorm();

    /// Moves the parameters.
    void adam(TrainingOptions options, double scale, double learningRate);

    /// The loss alone.
    double loss(int[] rows, int from, int to);

    /// Where the loss or a gradient first left the finite numbers.
    Optional<String> diagnose(int[] rows, int from, int to);
}
