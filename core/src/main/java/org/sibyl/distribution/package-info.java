/// Probability distributions over vectors, and priors over named parameters.
@NullMarked
package org.sibyl.distribution;

import org.jspecify.annotations.NullMarked;
