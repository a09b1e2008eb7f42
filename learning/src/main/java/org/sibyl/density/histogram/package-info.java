/// Histograms as densities, in any number of dimensions: only occupied cells are stored.
@NullMarked
package org.sibyl.density.histogram;

import org.jspecify.annotations.NullMarked;
