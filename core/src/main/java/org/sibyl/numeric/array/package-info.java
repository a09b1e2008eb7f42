/// Elementary functions and sums over arrays of float64, with vector versions where the machine has them.
@NullMarked
package org.sibyl.numeric.array;

import org.jspecify.annotations.NullMarked;
