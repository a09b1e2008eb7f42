package org.sibyl.distribution;

import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A density that can be drawn from.
public interface Distribution extends Density {
    /// n independent draws. Row i depends on the seed and on i alone, so the first rows of a larger sample are the
    /// smaller sample.
    ///
    /// @return `[n, *event]`
    Tensor sample(int n, Seed seed);
}
