/// Maximum-likelihood fits of well-known distributions, with standard errors.
@NullMarked
package org.sibyl.density.parametric;

import org.jspecify.annotations.NullMarked;
