/// Figures as data: what a figure shows, binned and summarised, without a word about how it is drawn.
@NullMarked
package org.sibyl.report.figure;

import org.jspecify.annotations.NullMarked;
