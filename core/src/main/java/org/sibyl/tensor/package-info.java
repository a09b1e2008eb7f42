/// Shapes and immutable float64 arrays: what the public API speaks in.
@NullMarked
package org.sibyl.tensor;

import org.jspecify.annotations.NullMarked;
