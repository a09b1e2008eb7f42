/// Dividing rows into training and test parts.
@NullMarked
package org.sibyl.split;

import org.jspecify.annotations.NullMarked;
