package org.sibyl.tasks;

import org.sibyl.tensor.Tensor;

/// A published observation and the parameters that it was simulated with.
///
/// @param theta `[p]`
/// @param x `[d]`
public record Observation(Tensor theta, Tensor x) {}
