/// How far two sets of draws are apart, and whether one comes from a known distribution.
@NullMarked
package org.sibyl.metric;

import org.jspecify.annotations.NullMarked;
