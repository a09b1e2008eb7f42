/// JMH benchmarks. Each checks what it has computed: a fast wrong answer fails.
@NullMarked
package org.sibyl.benchmarks;

import org.jspecify.annotations.NullMarked;
