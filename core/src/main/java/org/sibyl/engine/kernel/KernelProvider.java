package org.sibyl.engine.kernel;

/// A family of kernels for both element types; found with [java.util.ServiceLoader].
///
/// A provider that this machine cannot run throws from its constructor or from [#floats()], and the plain kernels
/// are used instead.
public interface KernelProvider {
    /// The name that a result's provenance records, such as `vector-512` or `plain`.
    String name();

    /// Kernels for float32, for the use of one thread at a time; they may own scratch memory.
    FloatKernels floats();

    /// Kernels for float64, for the use of one thread at a time; they may own scratch memory.
    DoubleKernels doubles();

    /// Waits until the kernels have their full speed, if they need time for that.
    default void settle() throws InterruptedException {}
}
