/// The simulation store: one SQLite file that holds every simulation of a study.
@NullMarked
package org.sibyl.simulation;

import org.jspecify.annotations.NullMarked;
