/// The evidence that a posterior can be trusted.
@NullMarked
package org.sibyl.diagnostic;

import org.jspecify.annotations.NullMarked;
