/// Measurements of Sibyl by itself, and the table that all of them print.
@NullMarked
package org.sibyl.benchmark;

import org.jspecify.annotations.NullMarked;
