package org.sibyl.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
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

    /// Work that is ready to be measured.
    ///
    /// @param work what is repeated
    /// @param value the row's value from the microseconds of one repetition
    /// @param unit of the value
    /// @param facts what else the row says, as in `parameters`
    record Contender(Runnable work, DoubleUnaryOperator value, String unit, SequencedMap<String, Object> facts) {
        /// Work whose row is its microseconds.
        static Contender micros(Runnable work, String unit) {
            return new Contender(work, micros -> micros, unit, new LinkedHashMap<>());
        }

        /// With one more fact.
        Contender with(String fact, Object content) {
            SequencedMap<String, Object> more = new LinkedHashMap<>(facts);
            more.put(fact, content);
            return new Contender(work, value, unit, more);
        }
    }
}
