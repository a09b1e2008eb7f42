/// Gaussian mixtures: fitted by expectation-maximisation one inspectable state after the other, with the
/// number of components chosen by information criteria or cross-validation, and with their marginals and
/// conditionals.
@NullMarked
package org.sibyl.density.mixture;

import org.jspecify.annotations.NullMarked;
