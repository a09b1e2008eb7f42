package org.sibyl.nn;

import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What parameters are before training.
public final class FirstValues {
    private FirstValues() {}

    /// Uniform on ±1/√fanIn, PyTorch's default for linear and convolutional layers: Kaiming's uniform
    /// distribution (He et al. 2015, eq. 10) with a gain of 1/√3, the standard deviation being 1/√(3 ·
    /// fanIn).
    ///
    /// @param fanIn how many inputs a unit adds up
    public static Tensor uniform(int rows, int columns, int fanIn, Seed seed) {
        RandomGenerator random = seed.generator();
        double bound = 1 / Math.sqrt(fanIn);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        return Tensor.adopt(values, rows, columns);
    }

    /// Standard normal, PyTorch's default for embeddings.
    public static Tensor normal(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }

    /// One row of equal values.
    public static Tensor row(int columns, double value) {
        double[] values = new double[columns];
        java.util.Arrays.fill(values, value);
        return Tensor.adopt(values, 1, columns);
    }
}
