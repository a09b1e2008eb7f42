package org.sibyl.workflow.run;

import java.util.Locale;

/// What simulations are for; each campaign is a table of the store with a seed of its own.
enum Campaign {
    /// Rows that the method learns from; θ from the prior.
    TRAINING,
    /// Rows that it never sees; θ from the prior.
    CALIBRATION,
    /// Simulations at draws of the posterior.
    PREDICTIVE;

    /// The name in the store, and the purpose of the campaign's seed.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
