package org.sibyl.benchmark;

import java.time.Duration;
import java.util.Arrays;

/// Repeats short work until its speed has settled, then times it in windows.
///
/// @param warmUp how long it runs before anything counts: long enough for the compiler
/// @param windows how many windows are timed
/// @param window how long each is
record Stopwatch(Duration warmUp, int windows, Duration window) {
    /// Microseconds for one repetition.
    ///
    /// @param median of the windows
    /// @param best of the windows: what the machine can do when nothing disturbs it
    record Timing(double median, double best) {}

    Timing time(Runnable work) {
        repeat(work, warmUp);
        double[] times = new double[windows];
        for (int i = 0; i < windows; i++) {
            times[i] = repeat(work, window);
        }
        Arrays.sort(times);
        return new Timing(times[windows / 2], times[0]);
    }

    private static double repeat(Runnable work, Duration least) {
        long start = System.nanoTime();
        long elapsed;
        long count = 0;
        do {
            work.run();
            count++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < least.toNanos());
        return elapsed * 1e-3 / count;
    }
}
