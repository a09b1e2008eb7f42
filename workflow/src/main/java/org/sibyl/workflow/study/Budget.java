package org.sibyl.workflow.study;

import java.time.Duration;

/// How much a run may spend.
///
/// @param simulations rows to train on
/// @param timeout for one simulation of an external program
/// @param draws from the posterior of the observation
public record Budget(int simulations, Duration timeout, int draws) {
    /// 10,000 simulations, 10 seconds, 10,000 draws.
    public static final Budget DEFAULT = new Budget(10_000, Duration.ofSeconds(10), 10_000);

    /// The same with another number of simulations.
    public Budget withSimulations(int number) {
        return new Budget(number, timeout, draws);
    }
}
