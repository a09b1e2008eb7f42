/// Posteriors: for one observation, and amortised over all of them.
@NullMarked
package org.sibyl.posterior;

import org.jspecify.annotations.NullMarked;
