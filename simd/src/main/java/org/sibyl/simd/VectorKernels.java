package org.sibyl.simd;

import org.sibyl.engine.kernel.DoubleKernels;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.KernelProvider;

/// Kernels on the Vector API, in the vector shape that the machine prefers.
public final class VectorKernels implements KernelProvider {
    /// The provider.
    ///
    /// @throws UnsupportedOperationException if the machine has no vectors of 128, 256 or 512 bits
    public VectorKernels() {
        int bits = FloatLanes.SPECIES.vectorBitSize();
        if (bits != 128 && bits != 256 && bits != 512) {
            throw new UnsupportedOperationException("the vector kernels need vectors of 128, 256 or 512 bits, found "
                    + bits + "; use the plain kernels on this machine");
        }
    }

    @Override
    public String name() {
        return "vector-" + FloatLanes.SPECIES.vectorBitSize();
    }

    @Override
    public FloatKernels floats() {
        return new VectorFloatKernels();
    }

    @Override
    public DoubleKernels doubles() {
        return new VectorDoubleKernels();
    }
}
