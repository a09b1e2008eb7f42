/// Runs: from a study to a folder with posterior, evidence and report, in steps that survive being killed.
@NullMarked
package org.sibyl.workflow.run;

import org.jspecify.annotations.NullMarked;
