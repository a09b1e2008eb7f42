/// Tables of numbers in CSV files.
@NullMarked
package org.sibyl.dataset;

import org.jspecify.annotations.NullMarked;
