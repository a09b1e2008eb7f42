/// What several tests use.
@NullMarked
package org.sibyl.testing;

import org.jspecify.annotations.NullMarked;
