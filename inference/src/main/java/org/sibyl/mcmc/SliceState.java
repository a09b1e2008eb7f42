package org.sibyl.mcmc;

import org.sibyl.tensor.Tensor;

/// Where a chain stands.
///
/// @param position `[d]`
/// @param logDensity of the target there, finite
public record SliceState(Tensor position, double logDensity) {}
