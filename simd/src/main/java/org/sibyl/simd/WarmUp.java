package org.sibyl.simd;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Calls the vector kernels of one element type on a background thread until each is at least about as fast as its
/// plain
/// twin, which is when the compiler is done with it. A machine where that never happens stays with the plain kernels.
final class WarmUp {
    /// Past this the interpreter hands a method over to the quick compiler.
    private static final int SMALL_CALLS = 220;

    /// Calls whose fastest counts as the speed.
    private static final int CALLS = 40;

    /// Compiled, the slowest vector kernel is no slower than its twin by this factor, and uncompiled, the fastest is.
    private static final double TOLERANCE = 2;

    /// Kernels that change over together.
    enum Part {
        PRODUCT,
        FUNCTION,
        ARITHMETIC,
        REDUCTION
    }

    /// One call of a kernel.
    ///
    /// @param small on its vector twin, quick even in the interpreter
    /// @param vector on its vector twin
    /// @param plain on its plain twin, with the same work as `vector`
    record Exercise(Part part, Runnable small, Runnable vector, Runnable plain) {}

    private final Supplier<List<Exercise>> exercises;
    private final Duration limit;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<Part> done = ConcurrentHashMap.newKeySet();

    /// @param limit after which kernels that are still slow are given up
    WarmUp(Supplier<List<Exercise>> exercises, Duration limit) {
        this.exercises = exercises;
        this.limit = limit;
    }

    /// Whether a part's vector kernels are compiled. The first question starts the warm-up.
    boolean isDone(Part part) {
        if (done.contains(part)) {
            return true;
        }
        start();
        return false;
    }

    /// Waits until the warm-up has ended.
    void await() throws InterruptedException {
        start();
        ended.await();
    }

    private void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("sibyl-kernel-warm-up").start(this::run);
        }
    }

    private void run() {
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            List<Exercise> all = exercises.get();
            for (Part part : Part.values()) {
                if (all.stream()
                        .filter(exercise -> exercise.part() == part)
                        .allMatch(exercise -> warm(exercise, deadline))) {
                    done.add(part);
                }
            }
        } finally {
            ended.countDown();
        }
    }

    private static boolean warm(Exercise exercise, long deadline) {
        for (int i = 0; i < SMALL_CALLS; i++) {
            exercise.small().run();
        }
        while (System.nanoTime() < deadline) {
            if (fastest(exercise.vector()) <= TOLERANCE * fastest(exercise.plain())) {
                return true;
            }
        }
        return false;
    }

    private static long fastest(Runnable call) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
