/// Maps with log-determinants.
@NullMarked
package org.sibyl.transform;

import org.jspecify.annotations.NullMarked;
