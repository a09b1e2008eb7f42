/// Problems whose posterior is known exactly: what every method is measured with.
///
/// Their definitions and observations are those of the benchmark of Lueckmann, Boelts, Greenberg, Gonçalves and
/// Macke (2021), "Benchmarking simulation-based inference", AISTATS.
@NullMarked
package org.sibyl.tasks;

import org.jspecify.annotations.NullMarked;
