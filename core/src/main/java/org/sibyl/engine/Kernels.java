package org.sibyl.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.kernel.DoubleKernels;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.KernelProvider;
import org.sibyl.engine.kernel.PlainKernels;

/// The array kernels that a plan runs on: vector kernels where they can be loaded, else plain ones.
public final class Kernels {
    private static final Kernels PLAIN = new Kernels(new PlainKernels(), null);

    private final KernelProvider provider;
    private final @Nullable Profiler profiler;

    private Kernels(KernelProvider provider, @Nullable Profiler profiler) {
        this.provider = provider;
        this.profiler = profiler;
    }

    /// Kernels in plain Java, which run everywhere.
    public static Kernels plain() {
        return PLAIN;
    }

    /// The fastest kernels that this process can load. If the vector kernels are there but cannot be loaded, one
    /// warning says which flag is missing, and the plain ones are used.
    public static Kernels best() {
        return Best.KERNELS;
    }

    /// The name that a result's provenance records, such as `vector-512` or `plain`.
    public String name() {
        return provider.name();
    }

    /// Waits until the kernels have their full speed, which vector kernels reach some seconds after their first use.
    /// Results do not depend on it; measurements do.
    public void settle() throws InterruptedException {
        provider.settle();
    }

    /// These kernels, with a profiler that measures each step of every plan that is made ready to run on them.
    public Kernels observedBy(Profiler observer) {
        return new Kernels(provider, observer);
    }

    /// A plan's step bound to its arrays; one that measures itself if a profiler watches.
    Runnable observed(Plan plan, Plan.Step step, Runnable bound) {
        return profiler == null ? bound : profiler.timed(plan, step, bound);
    }

    FloatKernels floats() {
        return provider.floats();
    }

    DoubleKernels doubles() {
        return provider.doubles();
    }

    private static final class Best {
        private static final int MOST_FAILURES = 8;
        static final Kernels KERNELS = probe();

        private static Kernels probe() {
            List<Throwable> failures = new ArrayList<>();
            Iterator<ServiceLoader.Provider<KernelProvider>> providers =
                    ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader()).stream()
                            .iterator();
            // An iterator that fails need not move on, so it is not asked for ever.
            while (failures.size() < MOST_FAILURES) {
                try {
                    if (!providers.hasNext()) {
                        break;
                    }
                    KernelProvider provider = providers.next().get();
                    // A provider's classes are linked only when they are used: fail here rather than in a run.
                    provider.floats();
                    provider.doubles();
                    return new Kernels(provider, null);
                } catch (ServiceConfigurationError | LinkageError | UnsupportedOperationException failure) {
                    failures.add(failure);
                }
            }
            if (!failures.isEmpty()) {
                System.getLogger(Kernels.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The vector kernels could not be loaded (" + failures.getFirst()
                                        + "), so the plain ones are used, which are several times slower; start Java "
                                        + "with --add-modules jdk.incubator.vector, or with Sibyl on the module path.");
            }
            return PLAIN;
        }
    }
}
