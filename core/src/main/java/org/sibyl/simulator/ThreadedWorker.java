package org.sibyl.simulator;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Simulates rows until none are left, or until it is abandoned because a row takes too long.
///
/// `current` settles who decides about a row: the worker when it takes the row back after simulating, or the watch when
/// it finds the row overdue. Whoever changes `current` first wins, and the loser touches the row no more.
final class ThreadedWorker implements Runnable {
    private static final int NONE = -1;
    private static final int ABANDONED = -2;

    private final ThreadedBatch batch;
    private final ThreadedTask task;
    private final RowCollector rows;
    private final AtomicInteger current = new AtomicInteger(NONE);

    private volatile long started;
    private volatile ThreadedBatch.@Nullable Chunk chunk;
    private @Nullable Thread thread;

    /// @param chunk the rows to begin with, those that an abandoned worker left; null to claim the first ones
    ThreadedWorker(ThreadedBatch batch, ThreadedTask task, RowCollector rows, ThreadedBatch.@Nullable Chunk chunk) {
        this.batch = batch;
        this.task = task;
        this.rows = rows;
        this.chunk = chunk;
    }

    @Override
    public void run() {
        take(Thread.currentThread());
        try {
            ThreadedBatch.Chunk first = chunk;
            work(first == null ? batch.claim() : first);
        } finally {
            release();
            batch.leave(this);
        }
    }

    /// What is left of this worker's chunk after a row.
    ThreadedBatch.@Nullable Chunk rowsAfter(int row) {
        ThreadedBatch.Chunk mine = chunk;
        return mine == null ? null : new ThreadedBatch.Chunk(row + 1, mine.to());
    }

    /// Whether a row was taken away from this worker.
    boolean abandoned() {
        return current.get() == ABANDONED;
    }

    /// Takes the row away from the worker if it has had it for longer than the time-out.
    ///
    /// @return the row, or -1
    int abandonIfOverdue(long now, long timeout) {
        int row = current.get();
        long since = started;
        // The second look makes sure that the time belongs to the row.
        boolean overdue = row >= 0 && current.get() == row && now - since > timeout;
        return overdue && current.compareAndSet(row, ABANDONED) ? row : -1;
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void take(Thread own) {
        thread = own;
    }

    private synchronized void release() {
        thread = null;
        // The thread serves other batches: an interrupt that was meant for this one must not reach them.
        Thread.interrupted();
    }

    private void work(ThreadedBatch.@Nullable Chunk first) {
        @Nullable Simulator simulator = null;
        for (ThreadedBatch.Chunk c = first; c != null; c = batch.claim()) {
            chunk = c;
            if (simulator == null) {
                simulator = create(c);
            }
            boolean more = simulator != null && simulate(simulator, c);
            batch.settle();
            if (!more) {
                return;
            }
        }
    }

    private @Nullable Simulator create(ThreadedBatch.Chunk c) {
        try {
            return task.simulators().get();
        } catch (RuntimeException | LinkageError e) {
            batch.refuse();
            rows.unusable(c.from(), "the simulator cannot be created: " + e);
            return null;
        }
    }

    private boolean simulate(Simulator simulator, ThreadedBatch.Chunk c) {
        for (int row = c.from(); row < c.to(); row++) {
            if (batch.over() || !simulate(simulator, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean simulate(Simulator simulator, int row) {
        started = System.nanoTime();
        current.set(row);
        double @Nullable [] x = null;
        @Nullable Throwable thrown = null;
        try {
            x = simulator.simulate(task.theta().row(row), task.generator(row));
        } catch (Throwable e) {
            // Whatever a simulator throws, a stack overflow included, is the end of this row and not of the run.
            thrown = e;
        }
        if (!current.compareAndSet(row, NONE)) {
            return false;
        }
        if (thrown != null) {
            rows.fail(row, "it threw " + thrown);
        } else if (!rows.answer(row, x)) {
            batch.refuse();
            return false;
        }
        return true;
    }
}
