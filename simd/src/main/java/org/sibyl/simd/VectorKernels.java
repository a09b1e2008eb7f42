package org.sibyl.simd;

import java.time.Duration;
import org.sibyl.engine.kernel.DoubleKernels;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.KernelProvider;

/// Kernels on the Vector API, in the vector shape that the machine prefers.
public final class VectorKernels implements KernelProvider {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    // Once for the process: compiled code is everybody's.
    private static final WarmUp FLOATS = new WarmUp(FloatExercise::all, LIMIT);
    private static final WarmUp DOUBLES = new WarmUp(DoubleExercise::all, LIMIT);

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
        return new StagedFloatKernels(FLOATS);
    }

    @Override
    public DoubleKernels doubles() {
        return new StagedDoubleKernels(DOUBLES);
    }

    @Override
    public void settle() throws InterruptedException {
        FLOATS.await();
        DOUBLES.await();
    }
}
