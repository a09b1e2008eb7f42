/// Simulators that a user brings: a Java class, a Java source file, any program, or a table made elsewhere.
@NullMarked
package org.sibyl.workflow.simulator;

import org.jspecify.annotations.NullMarked;
