/// Approximate Bayesian computation: posteriors from the simulations that look most like the observation.
@NullMarked
package org.sibyl.abc;

import org.jspecify.annotations.NullMarked;
