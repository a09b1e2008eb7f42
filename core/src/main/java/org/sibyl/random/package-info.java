/// Seeds and generators: randomness as an argument.
@NullMarked
package org.sibyl.random;

import org.jspecify.annotations.NullMarked;
