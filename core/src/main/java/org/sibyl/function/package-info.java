/// Functions of named variables with their derivatives: traced once into a graph, or run with dual numbers.
@NullMarked
package org.sibyl.function;

import org.jspecify.annotations.NullMarked;
