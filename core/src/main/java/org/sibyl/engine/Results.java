package org.sibyl.engine;

/// How the outputs of a plan may be stored.
enum Results {
    /// As is least work; who reads them asks the plan.
    AS_LAID,
    /// As they are written: gradients have the layout of their parameters.
    UPRIGHT
}
