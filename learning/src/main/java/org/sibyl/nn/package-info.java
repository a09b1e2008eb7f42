/// Networks as layers, standardization and the training loop.
@NullMarked
package org.sibyl.nn;

import org.jspecify.annotations.NullMarked;
