package org.sibyl.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed team of threads for work that comes in many short portions, such as the slices of a training step: the
/// thread that asks works as well, and a hand-over costs about a microsecond while the others are still awake. They
/// look for work for a moment and then sleep. Handing over allocates nothing. Used by one thread at a time; two
/// threads that train at once need a team each.
public final class Workers implements AutoCloseable {
    /// How often a thread looks before it sleeps: long enough for the serial part of a training step.
    private static final int LOOKS = 20_000;

    private static final int INDEX_BITS = 32;

    /// A portion of the work, for one of the threads.
    @FunctionalInterface
    interface Portion {
        void run(int worker, int index);
    }

    private final Thread[] helpers;

    /// The number of the current round of portions, and how many of its portions are still to be taken: a late
    /// worker can never take a portion of a round whose work it has not seen.
    private final AtomicLong round = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile @Nullable Portion work;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    private Workers(int threads) {
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            int worker = i + 1;
            helpers[i] =
                    Thread.ofPlatform().daemon().name("sibyl-engine-", worker).unstarted(() -> help(worker));
        }
        for (Thread helper : helpers) {
            helper.start();
        }
    }

    /// A team of this many threads, the calling one included.
    ///
    /// @throws IllegalArgumentException if there is not at least one
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; give 1 or more");
        }
        return new Workers(threads);
    }

    /// The number of threads, the calling one included.
    public int threads() {
        return helpers.length + 1;
    }

    /// Ends the threads.
    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /// Runs portions 0 … count − 1, each on some thread, and returns when all are done.
    void run(int count, Portion portion) {
        if (helpers.length == 0 || count == 1 || closed) {
            for (int i = 0; i < count; i++) {
                portion.run(0, i);
            }
            return;
        }
        work = portion;
        unfinished.set(count);
        waiting = Thread.currentThread();
        round.set((((round.get() >>> INDEX_BITS) + 1) << INDEX_BITS) | count);
        for (int i = 0; i < helpers.length && i < count - 1; i++) {
            LockSupport.unpark(helpers[i]);
        }
        drain(0);
        for (int looks = 0; unfinished.get() > 0; looks++) {
            if (looks < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        waiting = null;
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            switch (thrown) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException("a worker failed", thrown);
            }
        }
    }

    private void help(int worker) {
        int looks = 0;
        while (!closed) {
            if ((int) round.get() != 0) {
                drain(worker);
                looks = 0;
            } else if (looks < LOOKS) {
                looks++;
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                looks = 0;
            }
        }
    }

    private void drain(int worker) {
        while (true) {
            long now = round.get();
            int left = (int) now;
            if (left == 0) {
                return;
            }
            if (round.compareAndSet(now, now - 1)) {
                perform(worker, left - 1);
            }
        }
    }

    private void perform(int worker, int index) {
        Portion portion = work;
        try {
            if (portion != null) {
                portion.run(worker, index);
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            if (unfinished.decrementAndGet() == 0) {
                LockSupport.unpark(waiting);
            }
        }
    }
}
