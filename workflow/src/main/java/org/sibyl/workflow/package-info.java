/// What study files, simulators and runs share: the error that a person can put right.
@NullMarked
package org.sibyl.workflow;

import org.jspecify.annotations.NullMarked;
