package org.sibyl.benchmark;

import java.util.List;

/// A line of the table of `bench classical`: some work, made ready for a number of threads.
interface ClassicalRow {
    /// What is measured, as in `kde-exact-2d`.
    String name();

    /// The numbers of threads that it is measured on.
    default List<Integer> threads() {
        return List.of(1, 2);
    }

    /// How long it is measured, where the usual stopwatch would take too long.
    default Stopwatch stopwatch(Stopwatch usual) {
        return usual;
    }

    /// The work with its data, and what is known about its accuracy.
    Contender prepare(int threads);
}
