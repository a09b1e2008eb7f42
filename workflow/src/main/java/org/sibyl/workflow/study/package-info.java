/// Study files: what is asked, of which simulator, with which prior, of which observation.
@NullMarked
package org.sibyl.workflow.study;

import org.jspecify.annotations.NullMarked;
