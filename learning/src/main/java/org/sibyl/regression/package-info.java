/// Regression: how a number depends on others, by straight lines, polynomials and perceptrons.
@NullMarked
package org.sibyl.regression;

import org.jspecify.annotations.NullMarked;
