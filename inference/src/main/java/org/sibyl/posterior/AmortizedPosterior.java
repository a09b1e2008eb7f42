package org.sibyl.posterior;

import org.sibyl.distribution.Prior;

/// A posterior for every observation at the price of one fit: what calibration needs.
public interface AmortizedPosterior {
    /// The prior.
    Prior prior();

    /// The posterior given one observation.
    ///
    /// @param x the observables, in the order of the simulations' columns
    /// @throws IllegalArgumentException if the number of observables is not the one that was trained on
    Posterior given(double[] x);
}
