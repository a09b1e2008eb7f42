/// Classification as a command does it: from a table with labels to a summary, tables and a report.
@NullMarked
package org.sibyl.workflow.classification;

import org.jspecify.annotations.NullMarked;
