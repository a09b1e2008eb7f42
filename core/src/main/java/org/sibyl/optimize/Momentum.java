package org.sibyl.optimize;

/// v ← β v + g, x ← x − η v (Polyak 1964).
///
/// @param decay β in [0, 1)
public record Momentum(double decay) implements UpdateRule {
    /// β = 0.9.
    public static final Momentum DEFAULT = new Momentum(0.9);

    /// @throws IllegalArgumentException if the decay is not in [0, 1)
    public Momentum {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("the decay must be in [0, 1), found " + decay + "; 0.9 is usual");
        }
    }

    @Override
    public Update step(double[] x, double[] gradient, Moments moments, double learningRate) {
        double[] next = x.clone();
        double[] velocity = moments.first().clone();
        for (int i = 0; i < next.length; i++) {
            velocity[i] = decay * velocity[i] + gradient[i];
            next[i] -= learningRate * velocity[i];
        }
        return new Update(next, new Moments(moments.steps() + 1, velocity, moments.second(), moments.greatest()));
    }
}
