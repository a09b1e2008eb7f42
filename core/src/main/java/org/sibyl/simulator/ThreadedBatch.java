package org.sibyl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One batch of a [ThreadedPool]: hands out chunks of rows, and watches over those who work on them.
final class ThreadedBatch {
    private static final int LARGEST_CHUNK = 1024;
    /// Threads that nothing can end each take a processor; so many of them mean that no run can go on.
    private static final int LEFT_BEHIND_LIMIT = 100;

    private final ThreadedTask task;
    private final RowCollector rows;
    private final PoolSettings settings;
    private final ExecutorService threads;
    private final AtomicInteger leftBehind;
    private final List<ThreadedWorker> workers = new ArrayList<>();

    private int next;
    private boolean closed;
    private volatile boolean over;

    ThreadedBatch(
            ThreadedTask task,
            RowCollector rows,
            PoolSettings settings,
            ExecutorService threads,
            AtomicInteger leftBehind) {
        this.task = task;
        this.rows = rows;
        this.settings = settings;
        this.threads = threads;
        this.leftBehind = leftBehind;
    }

    /// Runs until every row is there or the simulator has turned out to be unusable.
    synchronized void run() throws InterruptedException {
        long timeout = settings.timeout().toNanos();
        long watch = Math.clamp(timeout / 8_000_000, 1, 250);
        for (int i = 0; i < Math.min(settings.threads(), task.theta().rows()); i++) {
            start(null);
        }
        try {
            while (!workers.isEmpty() && !rows.finished()) {
                wait(watch);
                replaceOverdue(timeout);
            }
        } finally {
            closed = true;
            over = true;
            workers.forEach(ThreadedWorker::interrupt);
        }
    }

    /// The next rows to simulate, few enough to leave something for the others; null if there are none.
    synchronized @Nullable Chunk claim() {
        int left = closed ? 0 : task.theta().rows() - next;
        if (left == 0) {
            return null;
        }
        int size = Math.min(left, Math.clamp(left / (4L * settings.threads()), 1, LARGEST_CHUNK));
        next += size;
        return new Chunk(next - size, next);
    }

    /// No more rows are handed out, because one has shown that the simulator is unusable. Those who hold earlier rows
    /// finish them: the first such row decides what is said.
    synchronized void refuse() {
        closed = true;
    }

    /// Called by a worker after each chunk.
    void settle() {
        if (!rows.settle()) {
            synchronized (this) {
                closed = true;
                notifyAll();
            }
        }
    }

    /// Whether nobody waits for these rows any more.
    boolean over() {
        return over;
    }

    /// Called by a worker that found no more rows.
    synchronized void leave(ThreadedWorker worker) {
        if (workers.remove(worker)) {
            notifyAll();
        } else if (worker.abandoned()) {
            leftBehind.decrementAndGet();
        }
    }

    private void replaceOverdue(long timeout) {
        long now = System.nanoTime();
        for (ThreadedWorker worker : List.copyOf(workers)) {
            int row = worker.abandonIfOverdue(now, timeout);
            if (row >= 0) {
                workers.remove(worker);
                if (leftBehind.incrementAndGet() > LEFT_BEHIND_LIMIT) {
                    rows.unusable(
                            row,
                            leftBehind.get() + " simulations that ran longer than "
                                    + settings.timeoutText()
                                    + " are still running and cannot be ended; make the simulator"
                                    + " end, or react to Thread.interrupted()");
                    closed = true;
                } else {
                    rows.breakDown(row, RowStatus.TIMEOUT, "it ran longer than " + settings.timeoutText());
                }
                rows.settle();
                worker.interrupt();
                start(worker.rowsAfter(row));
            }
        }
    }

    private void start(@Nullable Chunk chunk) {
        ThreadedWorker worker = new ThreadedWorker(this, task, rows, chunk);
        workers.add(worker);
        threads.execute(worker);
    }

    /// The batch's rows `[from, to)`.
    record Chunk(int from, int to) {}
}
