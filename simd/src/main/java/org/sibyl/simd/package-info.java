/// Vector API kernels, found by the engine through [java.util.ServiceLoader]; the only code that touches
/// `jdk.incubator.vector`.
@NullMarked
package org.sibyl.simd;

import org.jspecify.annotations.NullMarked;
