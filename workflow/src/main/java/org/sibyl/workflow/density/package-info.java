/// Density estimation as a command does it: from a table to a summary, tables and a report.
@NullMarked
package org.sibyl.workflow.density;

import org.jspecify.annotations.NullMarked;
