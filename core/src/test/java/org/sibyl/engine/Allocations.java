package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/// Counts what the current thread allocates.
final class Allocations {
    private Allocations() {}

    /// The least of several measurements must be 0: the compiler may move an allocation into one of them.
    static void assertNone(Runnable action) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 200; i++) {
            action.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
