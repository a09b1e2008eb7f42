package org.sibyl.flow;

/// The order in which an autoregressive transform takes its features.
public enum Order {
    /// first to last
    ASCENDING,
    /// last to first
    DESCENDING;

    /// The feature that is taken at a step.
    int feature(int step, int features) {
        return this == ASCENDING ? step : features - 1 - step;
    }

    /// The step at which a feature is taken.
    int step(int feature, int features) {
        return feature(feature, features);
    }
}
