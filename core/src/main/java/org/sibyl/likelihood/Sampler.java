package org.sibyl.likelihood;

import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Draws observations at given parameters.
@FunctionalInterface
public interface Sampler {
    /// n independent draws from p(x|θ), one in each row.
    Tensor sample(double[] theta, int n, Seed seed);
}
