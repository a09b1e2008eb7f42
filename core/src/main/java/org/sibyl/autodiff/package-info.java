/// Derivatives of expressions, which are expressions again, so that they can be differentiated to any order.
@NullMarked
package org.sibyl.autodiff;

import org.jspecify.annotations.NullMarked;
