package org.sibyl.engine;

import java.util.List;
import org.sibyl.engine.kernel.@Real@Kernels;

/// Adam over the parameters of a training step (Kingma and Ba 2015, algorithm 1), in `@real@`: the two moments of
/// each, and what is the same for all of them in one step.
final class @Real@Adam {
    private final @real@[][] values;
    private final @real@[][] first;
    private final @real@[][] second;
    private TrainingOptions options = TrainingOptions.DEFAULT;
    private double scale;
    private double rate;
    private double rootCorrection;
    private double shrink;
    private double power1 = 1;
    private double power2 = 1;

    /// @param shapes the parameters
    /// @param values their numbers, which are moved
    @Real@Adam(List<Expr> shapes, @real@[][] values) {
        this.values = values;
        first = shapes.stream().map(@Real@Storage::allocate).toArray(@real@[][]::new);
        second = shapes.stream().map(@Real@Storage::allocate).toArray(@real@[][]::new);
    }

    /// Begins a step.
    ///
    /// @param scale what all gradients are multiplied with first
    void begin(TrainingOptions options, double scale, double learningRate) {
        power1 *= options.beta1();
        power2 *= options.beta2();
        this.options = options;
        this.scale = scale;
        rate = learningRate / (1 - power1);
        rootCorrection = 1 / Math.sqrt(1 - power2);
        shrink = 1 - learningRate * options.weightDecay();
    }

    /// Moves one parameter.
    void move(int parameter, @real@[] gradient, @Real@Kernels kernels) {
        kernels.adam(
                values[parameter].length,
                values[parameter],
                gradient,
                first[parameter],
                second[parameter],
                scale,
                options.beta1(),
                options.beta2(),
                rate,
                rootCorrection,
                options.epsilon(),
                shrink);
    }
}
