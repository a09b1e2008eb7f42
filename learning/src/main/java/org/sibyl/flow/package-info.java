/// Normalizing flows.
@NullMarked
package org.sibyl.flow;

import org.jspecify.annotations.NullMarked;
