/// What tables, simulation stores and model files have in common: how they fail and how they are written.
@NullMarked
package org.sibyl.store;

import org.jspecify.annotations.NullMarked;
