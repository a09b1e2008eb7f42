/// Markov chains for posteriors whose likelihood can be evaluated.
@NullMarked
package org.sibyl.mcmc;

import org.jspecify.annotations.NullMarked;
