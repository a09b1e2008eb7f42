package org.sibyl.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Simulates on threads of this process.
///
/// Row i gets its own copy of θ and the generator of `seed.child(i)`. An exception makes the row `FAILED`; a simulation
/// that runs longer than the time-out makes it `TIMEOUT`: its thread is interrupted and left behind as a daemon, and
/// another takes its place, because Java cannot end a thread by force.
public final class ThreadedPool implements SimulatorPool {
    private final Supplier<? extends Simulator> simulators;
    private final List<String> parameterNames;
    private final List<String> observableNames;
    private final PoolSettings settings;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("simulator-", 0).factory());
    private final AtomicInteger leftBehind = new AtomicInteger();

    private FailureStreak streak = FailureStreak.NONE;
    private Optional<String> lastFailure = Optional.empty();

    private ThreadedPool(
            Supplier<? extends Simulator> simulators,
            List<String> parameterNames,
            List<String> observableNames,
            PoolSettings settings) {
        this.simulators = simulators;
        this.parameterNames = List.copyOf(parameterNames);
        this.observableNames = List.copyOf(observableNames);
        this.settings = settings;
    }

    /// A pool whose threads share one simulator.
    public static ThreadedPool sharing(
            Simulator simulator, List<String> parameterNames, List<String> observableNames, PoolSettings settings) {
        return new ThreadedPool(() -> simulator, parameterNames, observableNames, settings);
    }

    /// A pool whose threads each ask for a simulator of their own, for simulators that keep scratch space in fields.
    public static ThreadedPool perThread(
            Supplier<? extends Simulator> simulators,
            List<String> parameterNames,
            List<String> observableNames,
            PoolSettings settings) {
        return new ThreadedPool(simulators, parameterNames, observableNames, settings);
    }

    @Override
    public synchronized Simulations simulate(Tensor theta, long firstRow, Seed seed) throws InterruptedException {
        RowCollector rows = new RowCollector(parameterNames, observableNames, theta, firstRow, seed, streak, settings);
        ThreadedTask task = new ThreadedTask(simulators, theta, firstRow, seed);
        ThreadedBatch batch = new ThreadedBatch(task, rows, settings, threads, leftBehind);
        try {
            batch.run();
        } finally {
            streak = rows.streak();
            lastFailure = rows.lastFailure().or(() -> lastFailure);
        }
        return rows.toSimulations();
    }

    @Override
    public synchronized Optional<String> lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
