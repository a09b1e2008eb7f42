/// Vector API kernels for the engine.
module org.sibyl.simd {
    requires org.sibyl.core;
    requires jdk.incubator.vector;

    provides org.sibyl.engine.kernel.KernelProvider with
            org.sibyl.simd.VectorKernels;
    provides org.sibyl.numeric.array.ArrayKernels with
            org.sibyl.simd.StagedArrayKernels;
}
