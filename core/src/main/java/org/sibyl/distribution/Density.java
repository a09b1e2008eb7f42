package org.sibyl.distribution;

import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A probability density (or mass) over events of one shape.
public interface Density {
    /// The shape of one event: `[d]` for vectors.
    Shape eventShape();

    /// log p(x) in nats, −∞ outside the support.
    ///
    /// @param x events `[n, *event]`
    /// @return `[n]`
    Tensor logProb(Tensor x);
}
