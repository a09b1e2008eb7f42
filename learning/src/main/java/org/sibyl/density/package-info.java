/// Density estimation: which distribution do these rows come from?
///
/// One small interface for all: an estimator is fitted ([DensityEstimator]), and gives a model with a log-density,
/// draws and a
/// score ([DensityModel]).
@NullMarked
package org.sibyl.density;

import org.jspecify.annotations.NullMarked;
