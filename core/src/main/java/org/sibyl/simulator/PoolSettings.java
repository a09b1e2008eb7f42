package org.sibyl.simulator;

import java.time.Duration;

/// How many workers a pool has and how much trouble it takes before it gives up.
///
/// @param threads the number of threads or worker processes, at least 1
/// @param timeout the longest that one simulation may take
/// @param failuresInARow the run stops when this many rows in a row were not valid for whatever reason: NaN, infinite,
///     failed or timed out
/// @param breakdownsInARow the run stops when this many rows in a row timed out or killed their worker; small, because
///     each of them costs the whole time-out or a new process
public record PoolSettings(int threads, Duration timeout, int failuresInARow, int breakdownsInARow) {
    /// One thread for each processor, 30 seconds for a simulation, 1000 failures or 10 breakdowns in a row.
    public static final PoolSettings DEFAULT =
            new PoolSettings(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(30), 1000, 10);

    /// @throws IllegalArgumentException if a number is smaller than 1 or the time-out is not positive
    public PoolSettings {
        requirePositive("threads", threads);
        requirePositive("failures in a row", failuresInARow);
        requirePositive("breakdowns in a row", breakdownsInARow);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "the time-out of a simulation must be longer than 0 s, found " + seconds(timeout));
        }
    }

    /// The same with this many threads.
    public PoolSettings withThreads(int count) {
        return new PoolSettings(count, timeout, failuresInARow, breakdownsInARow);
    }

    /// The same with this time-out.
    public PoolSettings withTimeout(Duration longest) {
        return new PoolSettings(threads, longest, failuresInARow, breakdownsInARow);
    }

    /// The same with this bound on failures in a row.
    public PoolSettings withFailuresInARow(int count) {
        return new PoolSettings(threads, timeout, count, breakdownsInARow);
    }

    /// The same with this bound on breakdowns in a row.
    public PoolSettings withBreakdownsInARow(int count) {
        return new PoolSettings(threads, timeout, failuresInARow, count);
    }

    /// The time-out for a message, as in `0.5 s`.
    public String timeoutText() {
        return seconds(timeout);
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds)) + " s";
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the number of " + name + " must be at least 1, found " + value);
        }
    }
}
