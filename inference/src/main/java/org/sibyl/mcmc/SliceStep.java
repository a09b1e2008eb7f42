package org.sibyl.mcmc;

import org.sibyl.tensor.Tensor;

/// What one sweep over all coordinates did.
///
/// @param state where the chain stands now
/// @param moves the absolute change of each coordinate `[d]`
/// @param evaluations of the target
/// @param proposals points that were tried inside the brackets, of which d were accepted
public record SliceStep(SliceState state, Tensor moves, int evaluations, int proposals) {}
