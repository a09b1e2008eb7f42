/// Elementary functions with the same bits everywhere: own polynomials, a stated error, a fixed order of operations;
/// and the
/// quantiles of samples.
@NullMarked
package org.sibyl.numeric;

import org.jspecify.annotations.NullMarked;
