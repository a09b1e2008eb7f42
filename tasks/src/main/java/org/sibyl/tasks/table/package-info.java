/// Small tables that are always at hand: published measurements, and draws from distributions that are known.
@NullMarked
package org.sibyl.tasks.table;

import org.jspecify.annotations.NullMarked;
