/// Words for messages about wrong words.
@NullMarked
package org.sibyl.message;

import org.jspecify.annotations.NullMarked;
