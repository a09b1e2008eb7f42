/// The report: a page of prose, tables, verdicts and figures, written as one HTML file that needs nothing else.
@NullMarked
package org.sibyl.report;

import org.jspecify.annotations.NullMarked;
