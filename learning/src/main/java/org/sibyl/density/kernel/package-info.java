/// Kernel density estimation: a small bump on every row.
///
/// [org.sibyl.density.kernel.KernelDensityEstimator] holds the settings: the
/// [org.sibyl.density.kernel.Kernel], the [org.sibyl.density.kernel.BandwidthRule], what happens at a
/// [org.sibyl.density.kernel.Boundary], and the [org.sibyl.density.kernel.Tolerance] of the evaluation.
/// [org.sibyl.density.kernel.KernelGrid] is the fast way to a curve or a map.
@NullMarked
package org.sibyl.density.kernel;

import org.jspecify.annotations.NullMarked;
