package org.sibyl.workflow.run;

/// Seconds that pass between starts and stops.
final class Stopwatch {
    private long nanos;
    private long startedAt;
    private boolean running;

    static Stopwatch stopped() {
        return new Stopwatch();
    }

    static Stopwatch started() {
        Stopwatch watch = new Stopwatch();
        watch.start();
        return watch;
    }

    void start() {
        startedAt = System.nanoTime();
        running = true;
    }

    void stop() {
        nanos += System.nanoTime() - startedAt;
        running = false;
    }

    /// To the millisecond, so that the report says the same whether it was written by the run or from `summary.json`.
    double seconds() {
        return Math.round((nanos + (running ? System.nanoTime() - startedAt : 0)) * 1e-6) / 1e3;
    }
}
