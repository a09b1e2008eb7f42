/// Simulators, the pools that run them, and the tables that they fill.
@NullMarked
package org.sibyl.simulator;

import org.jspecify.annotations.NullMarked;
