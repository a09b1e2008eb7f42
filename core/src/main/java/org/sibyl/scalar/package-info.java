/// Numbers that one source of a formula can be calculated with: dual numbers, complex numbers, and,
/// elsewhere, the expressions of a graph.
@NullMarked
package org.sibyl.scalar;

import org.jspecify.annotations.NullMarked;
