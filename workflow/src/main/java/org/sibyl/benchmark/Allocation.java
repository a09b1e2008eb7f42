package org.sibyl.benchmark;

import java.lang.management.ManagementFactory;

/// What work allocates on the heap, counted by the Java runtime over all threads of the process.
final class Allocation {
    private static final int ROUNDS = 3;

    private Allocation() {}

    /// Bytes for one repetition, in the mean of the quietest of a few rounds: the count takes in other threads, such as
    /// the compiler's and the clock's.
    static long bytes(Runnable work, int repetitions) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getTotalThreadAllocatedBytes();
            for (int i = 0; i < repetitions; i++) {
                work.run();
            }
            least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
        }
        return least / repetitions;
    }
}
