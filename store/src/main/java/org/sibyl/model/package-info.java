/// Model files: named arrays and what is needed to make a model of them, in the safetensors layout.
@NullMarked
package org.sibyl.model;

import org.jspecify.annotations.NullMarked;
