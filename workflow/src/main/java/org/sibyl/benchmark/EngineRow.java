package org.sibyl.benchmark;

import java.util.List;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Workers;

/// A line of the table of `bench engine`: some work, made ready for each family of kernels and number of threads.
interface EngineRow {
    /// What is measured, as in `maf-5-8`.
    String name();

    /// The numbers of threads that it is measured on.
    default List<Integer> threads() {
        return List.of(1, 2);
    }

    /// The families of kernels that it is measured on.
    default List<Family> families() {
        return List.of(Family.VECTOR, Family.PLAIN);
    }

    /// How long it is measured, where the usual stopwatch would take too long.
    default Stopwatch stopwatch(Stopwatch usual) {
        return usual;
    }

    /// The work, with everything allocated and planned.
    Contender prepare(Kernels kernels, Workers workers);

    /// Kernels as the table names them.
    enum Family {
        /// those on the Vector API
        VECTOR,
        /// those in plain Java
        PLAIN;

        /// The family of the fastest kernels there are.
        static Family best() {
            return VECTOR.kernels().isEmpty() ? PLAIN : VECTOR;
        }

        /// These kernels; nothing where there is no Vector API.
        List<Kernels> kernels() {
            Kernels best = Kernels.best();
            return switch (this) {
                case VECTOR -> best.name().equals(Kernels.plain().name()) ? List.of() : List.of(best);
                case PLAIN -> List.of(Kernels.plain());
            };
        }

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
