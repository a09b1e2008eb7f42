package org.sibyl.numeric.array;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The choice that is made once for the process.
final class BestArrayKernels {
    static final ArrayKernels KERNELS = choose();

    private BestArrayKernels() {}

    private static ArrayKernels choose() {
        try {
            for (ArrayKernels found : ServiceLoader.load(ArrayKernels.class, ArrayKernels.class.getClassLoader())) {
                // A provider's classes are linked only when they are used: fail here rather than in a run.
                found.exp(0, new double[0], 0, new double[0], 0);
                return found;
            }
        } catch (ServiceConfigurationError | LinkageError | UnsupportedOperationException failure) {
            System.getLogger(ArrayKernels.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The vector kernels for arrays could not be loaded (" + failure
                                    + "), so the plain ones are used, which are several times slower; start Java "
                                    + "with --add-modules jdk.incubator.vector, or with Sibyl on the module path.");
        }
        return ArrayKernels.plain();
    }
}
