package org.sibyl.optimize;

/// The exponential moving average of the variables along the way, a ← d a + (1 − d) x: steadier than the last
/// ones where steps are noisy (Polyak and Juditsky 1992).
///
/// @param decay d in [0, 1)
public record WeightAverage(double decay) {
    /// @throws IllegalArgumentException if the decay is not in [0, 1)
    public WeightAverage {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("the decay must be in [0, 1), found " + decay + "; 0.99 is usual");
        }
    }

    /// The average after a step to x, from the average before it; begin with the first variables themselves.
    public double[] next(double[] average, double[] x) {
        double[] next = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            next[i] = decay * average[i] + (1 - decay) * x[i];
        }
        return next;
    }
}
