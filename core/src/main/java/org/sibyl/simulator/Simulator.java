package org.sibyl.simulator;

import java.util.random.RandomGenerator;

/// What a scientist writes: parameters in, one simulated observation out.
///
/// The result must depend on θ and on the numbers drawn from `random` alone. A simulator may be called from several
/// threads at once.
@FunctionalInterface
public interface Simulator {
    /// Simulates one observation.
    ///
    /// @param theta the parameters, in the order of the prior
    /// @param random the only source of randomness
    /// @return the observables, always equally many
    double[] simulate(double[] theta, RandomGenerator random);
}
