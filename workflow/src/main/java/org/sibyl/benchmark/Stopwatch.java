package org.sibyl.benchmark;

import java.time.Duration;
import java.util.Arrays;

/// Repeats short work until its speed has settled, then times it in windows.
///
/// @param warmUp how long it runs before anything counts: long enough for the compiler
/// @param windows how many windows are timed
/// @param window how long each is, at least; a window holds at least one repetition
/// @param rounds how often the tools take turns
record Stopwatch(Duration warmUp, int windows, Duration window, int rounds) {
    /// Microseconds for one repetition.
    ///
    /// @param median of the windows
    /// @param best of the windows: what the machine can do when nothing disturbs it
    record Timing(double median, double best) {
        /// The timing of these windows.
        static Timing of(double... micros) {
            double[] sorted = micros.clone();
            Arrays.sort(sorted);
            return new Timing(sorted[sorted.length / 2], sorted[0]);
        }
    }

    /// For long work: no more windows and rounds than this.
    Stopwatch withAtMost(int mostWindows, int mostRounds) {
        return new Stopwatch(warmUp, Math.min(windows, mostWindows), window, Math.min(rounds, mostRounds));
    }

    /// Warms up, then times all windows.
    Timing time(Runnable work) {
        warm(work);
        return Timing.of(windows(work, windows));
    }

    /// Warms up, then times the windows in rounds, with something else done after each.
    Timing time(Runnable work, Runnable between) {
        warm(work);
        double[] times = {};
        for (int round = 0; round < rounds; round++) {
            double[] more = windows(work, Math.ceilDiv(windows, rounds));
            int length = times.length;
            times = Arrays.copyOf(times, length + more.length);
            System.arraycopy(more, 0, times, length, more.length);
            between.run();
        }
        return Timing.of(times);
    }

    /// Repeats the work until nothing more is compiled.
    void warm(Runnable work) {
        repeat(work, warmUp);
    }

    /// Microseconds for one repetition in each of some windows.
    double[] windows(Runnable work, int count) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = repeat(work, window);
        }
        return times;
    }

    /// How many repetitions fill about ten windows.
    int repetitions(Timing timing) {
        return (int) Math.max(1, 10e-3 * window.toNanos() / timing.median());
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
