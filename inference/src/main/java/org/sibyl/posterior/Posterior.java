package org.sibyl.posterior;

import org.sibyl.distribution.Prior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What is believed about the parameters after one observation. No draw ever leaves the prior's support.
public interface Posterior {
    /// The prior that was updated.
    Prior prior();

    /// n draws of θ `[n, p]`; row i depends on the seed and on i alone where draws are independent.
    Tensor sample(int n, Seed seed);

    /// log p(θ|x) up to a constant that does not depend on θ, in nats; −∞ outside the prior's support.
    ///
    /// @param theta `[n, p]`
    /// @return `[n]`
    Tensor logPotential(Tensor theta);
}
