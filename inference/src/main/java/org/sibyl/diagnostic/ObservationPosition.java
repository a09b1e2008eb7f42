package org.sibyl.diagnostic;

/// Where one observable of the observation stands among the simulations.
///
/// @param name of the observable
/// @param observed its value
/// @param lowest the smallest simulated value
/// @param median the simulated median
/// @param highest the largest simulated value
/// @param rank the fraction of the simulations below the observed value, those equal to it counted half
public record ObservationPosition(
        String name, double observed, double lowest, double median, double highest, double rank) {
    /// Whether no simulation reached as far.
    public boolean outside() {
        return observed < lowest || observed > highest;
    }
}
