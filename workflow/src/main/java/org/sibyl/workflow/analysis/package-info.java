/// What the analyses of a table share: the table and its columns, the folder of outputs, JSON.
@NullMarked
package org.sibyl.workflow.analysis;

import org.jspecify.annotations.NullMarked;
