package org.sibyl.engine.kernel;

/// Kernels in plain Java, for every machine; the twins that vector kernels are tested against.
public final class PlainKernels implements KernelProvider {
    /// The provider; it has no state.
    public PlainKernels() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public FloatKernels floats() {
        return new PlainFloatKernels();
    }

    @Override
    public DoubleKernels doubles() {
        return new PlainDoubleKernels();
    }
}
