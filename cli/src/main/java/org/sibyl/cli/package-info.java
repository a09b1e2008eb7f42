/// The sibyl command.
@NullMarked
package org.sibyl.cli;

import org.jspecify.annotations.NullMarked;
