/// Neural surrogates of posteriors, likelihoods and ratios.
@NullMarked
package org.sibyl.surrogate;

import org.jspecify.annotations.NullMarked;
