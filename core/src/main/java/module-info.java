/// Seeds, tensors, distributions, simulators, and the engine: graphs, gradients, plans, kernels.
module org.sibyl.core {
    requires transitive org.jspecify;
    requires ejml.core;
    requires ejml.ddense;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.statistics.distribution;

    exports org.sibyl.autodiff;
    exports org.sibyl.distribution;
    exports org.sibyl.engine;
    exports org.sibyl.engine.kernel to
            org.sibyl.simd;
    exports org.sibyl.estimator;
    exports org.sibyl.function;
    exports org.sibyl.likelihood;
    exports org.sibyl.message;
    exports org.sibyl.numeric;
    exports org.sibyl.numeric.array;
    exports org.sibyl.numeric.polynomial to
            org.sibyl.simd;
    exports org.sibyl.optimize;
    exports org.sibyl.parallel;
    exports org.sibyl.random;
    exports org.sibyl.scalar;
    exports org.sibyl.simulator;
    exports org.sibyl.tensor;
    exports org.sibyl.transform;

    uses org.sibyl.engine.kernel.KernelProvider;
    uses org.sibyl.numeric.array.ArrayKernels;
}
