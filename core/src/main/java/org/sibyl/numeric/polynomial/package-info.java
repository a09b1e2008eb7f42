/// The numbers behind the elementary functions, shared by the scalar code and its vector twin.
@NullMarked
package org.sibyl.numeric.polynomial;

import org.jspecify.annotations.NullMarked;
