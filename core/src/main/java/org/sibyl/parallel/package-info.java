/// Work over threads with results that do not depend on their number.
@NullMarked
package org.sibyl.parallel;

import org.jspecify.annotations.NullMarked;
