/// What a log-likelihood's derivatives say about its parameters: Fisher information, standard errors, Wald
/// intervals.
@NullMarked
package org.sibyl.likelihood;

import org.jspecify.annotations.NullMarked;
