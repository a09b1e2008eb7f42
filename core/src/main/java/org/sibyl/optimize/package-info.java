/// Minimisation of functions with derivatives: each method is a start and a step from state to state.
@NullMarked
package org.sibyl.optimize;

import org.jspecify.annotations.NullMarked;
