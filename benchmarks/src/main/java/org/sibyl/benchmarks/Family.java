package org.sibyl.benchmarks;

import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.KernelProvider;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.simd.VectorKernels;

/// Which kernels a benchmark runs on.
public enum Family {
    /// the vector kernels, compiled
    VECTOR,
    /// their plain twins
    PLAIN;

    /// Kernels at full speed.
    FloatKernels floats() throws InterruptedException {
        KernelProvider provider = this == VECTOR ? new VectorKernels() : new PlainKernels();
        provider.settle();
        return provider.floats();
    }
}
