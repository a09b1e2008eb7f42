/// Classifiers: the probability that a row belongs to one of two classes.
@NullMarked
package org.sibyl.classify;

import org.jspecify.annotations.NullMarked;
