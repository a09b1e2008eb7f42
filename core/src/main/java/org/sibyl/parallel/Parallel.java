package org.sibyl.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Independent tasks over threads, results in the order of the tasks.
///
/// A task that draws its random numbers from a seed of its own, such as `seed.child(index)`, gives the same bits on
/// any number of threads.
public final class Parallel {
    private Parallel() {}

    /// The results of `task` for 0, 1, … `count − 1`, in this order. An exception of a task ends the others and is
    /// thrown here; of several, that of the first task.
    ///
    /// @param count the number of tasks
    /// @param threads how many run at once, at least 1
    /// @throws IllegalArgumentException if `threads` is less than 1
    /// @throws CancellationException if the calling thread is interrupted, which stays marked
    public static <T> List<T> map(int count, int threads, IntFunction<T> task) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; give 1 or more");
        }
        List<T> results = new ArrayList<>(count);
        if (threads == 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                results.add(task.apply(i));
            }
            return results;
        }
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(threads, count),
                Thread.ofPlatform().daemon().name("sibyl-worker-", 0).factory());
        try {
            List<Future<T>> futures = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int index = i;
                futures.add(workers.submit(() -> task.apply(index)));
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for workers");
            cancelled.initCause(e);
            throw cancelled;
        } finally {
            workers.shutdownNow();
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException("a worker failed", e);
        };
    }
}
