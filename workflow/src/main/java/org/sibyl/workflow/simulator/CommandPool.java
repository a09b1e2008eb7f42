package org.sibyl.workflow.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sibyl.random.Seed;
import org.sibyl.simulator.FailureStreak;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.RowCollector;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.tensor.Tensor;

/// Simulates in worker processes that speak the line protocol.
///
/// Each worker has several requests under way. It answers them in any order, but when it dies or falls silent the
/// oldest one is held responsible: that row gets a status, the others are asked again of the next worker.
///
/// One lock guards the batch and every worker's list of open requests; reading, writing and parsing happen outside it.
final class CommandPool implements SimulatorPool {
    /// A program that answers only when its input ends is helped along so often before the run stops.
    private static final int DRAIN_LIMIT = 3;
    /// So many workers that never said anything, while none has, mean that none will.
    private static final int SILENT_LIMIT = 3;
    /// Workers that end before they were asked anything.
    private static final int IDLE_DEATH_LIMIT = 100;

    private final CommandSpec spec;
    private final List<String> parameterNames;
    private final List<String> observableNames;
    private final PoolSettings settings;
    private final SimulatorLog log;
    private final LineProtocol protocol;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final List<CommandWorker> workers = new ArrayList<>();

    private @Nullable CommandBatch batch;
    private FailureStreak streak = FailureStreak.NONE;
    private Optional<String> lastFailure = Optional.empty();
    private int started;
    private int drained;
    private int idleDeaths;
    private int silentWorkers;
    private boolean heard;

    private CommandPool(
            CommandSpec spec,
            List<String> parameterNames,
            List<String> observableNames,
            PoolSettings settings,
            SimulatorLog log) {
        this.spec = spec;
        this.parameterNames = List.copyOf(parameterNames);
        this.observableNames = List.copyOf(observableNames);
        this.settings = settings;
        this.log = log;
        this.protocol = new LineProtocol(parameterNames);
    }

    static CommandPool start(
            CommandSpec spec,
            List<String> parameterNames,
            List<String> observableNames,
            PoolSettings settings,
            SimulatorLog log) {
        CommandPool pool = new CommandPool(spec, parameterNames, observableNames, settings, log);
        pool.lock.lock();
        try {
            pool.fill(settings.threads());
        } finally {
            pool.lock.unlock();
        }
        return pool;
    }

    @Override
    public Simulations simulate(Tensor theta, long firstRow, Seed seed) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            RowCollector rows =
                    new RowCollector(parameterNames, observableNames, theta, firstRow, seed, streak, settings);
            CommandBatch current = new CommandBatch(theta, firstRow, seed, rows);
            batch = current;
            try {
                run(current);
            } finally {
                batch = null;
                workers.stream().filter(CommandWorker::isAsked).toList().forEach(this::dismiss);
                streak = rows.streak();
                lastFailure = rows.lastFailure().or(() -> lastFailure);
            }
            current.throwIfStopped();
            return rows.toSimulations();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<String> lastFailure() {
        lock.lock();
        try {
            return lastFailure;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<CommandWorker> ending;
        lock.lock();
        try {
            ending = List.copyOf(workers);
            workers.clear();
            ending.forEach(CommandWorker::retire);
            work.signalAll();
        } finally {
            lock.unlock();
        }
        ending.forEach(CommandWorker::end);
    }

    private void run(CommandBatch current) throws InterruptedException {
        long timeout = settings.timeout().toNanos();
        long watch = Math.clamp(timeout / 8, 1_000_000L, 250_000_000L);
        rowsArrived(current);
        while (!current.finished()) {
            fill(current.hasRows() ? settings.threads() : 0);
            work.signalAll();
            progress.await(watch, TimeUnit.NANOSECONDS);
            long now = System.nanoTime();
            List.copyOf(workers).forEach(worker -> watch(current, worker, now, timeout));
        }
    }

    /// Starts workers until there are this many.
    private void fill(int count) {
        while (workers.size() < count) {
            started++;
            try {
                workers.add(CommandWorker.start(this, spec, "worker " + started, log));
            } catch (IOException e) {
                throw StartFailure.of(spec, e);
            }
        }
    }

    private void watch(CommandBatch current, CommandWorker worker, long now, long timeout) {
        long startup = worker.hasAnswered() ? 0 : spec.startup().toNanos();
        long grace = Math.min(timeout, Duration.ofSeconds(1).toNanos());
        long silence = worker.silence(now);
        if (silence > timeout + startup + grace) {
            late(current, worker);
            dismiss(worker);
        } else if (silence > timeout + startup) {
            // A program that does not flush its answers has them ready and gives them when its input ends.
            worker.drain();
            work.signalAll();
        }
    }

    private void late(CommandBatch current, CommandWorker worker) {
        if (!heard && ++silentWorkers >= SILENT_LIMIT) {
            current.stop("the simulator has not answered a single request: " + SILENT_LIMIT
                    + " workers were silent until the time-out of " + settings.timeoutText()
                    + worker.lastWords() + "; it has to answer each line with a line, and to flush it");
            progress.signalAll();
            return;
        }
        int guilty = worker.takeOldest();
        current.rows()
                .breakDown(
                        guilty,
                        RowStatus.TIMEOUT,
                        "it did not answer within " + settings.timeoutText() + worker.lastWords());
        rowsArrived(current);
    }

    /// Gives the rows of a worker back and ends it.
    private void dismiss(CommandWorker worker) {
        giveBack(worker);
        worker.kill();
        work.signalAll();
    }

    private void giveBack(CommandWorker worker) {
        workers.remove(worker);
        worker.retire();
        for (int row : worker.takeAll()) {
            if (batch != null) {
                batch.repeat(row);
            }
        }
    }

    private void rowsArrived(CommandBatch current) {
        if (!current.rows().settle()) {
            current.close();
        }
        if (current.finished()) {
            progress.signalAll();
        }
    }

    /// Called by a worker's writer when it has room: adds requests, or waits until there are rows.
    ///
    /// @return false if the worker's input has to be closed
    boolean nextRequests(CommandWorker worker, StringBuilder requests) throws InterruptedException {
        lock.lock();
        try {
            while (worker.isOpen() && (batch == null || !batch.hasRows() || !worker.hasRoom())) {
                work.await();
            }
            if (!worker.isOpen() || batch == null) {
                return false;
            }
            long now = System.nanoTime();
            for (int room = worker.room(); room > 0 && batch.hasRows(); room--) {
                int row = batch.claim();
                worker.ask(row, now);
                batch.request(row, protocol, requests);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Called by a worker's reader for each line.
    void received(CommandWorker worker, byte[] line) {
        LineProtocol.@Nullable Answer answer = null;
        @Nullable String wrong = null;
        try {
            answer = LineProtocol.answer(line);
        } catch (LineProtocol.ProtocolException e) {
            wrong = String.valueOf(e.getMessage());
        }
        lock.lock();
        try {
            CommandBatch current = batch;
            if (current == null || worker.isRetired()) {
                return;
            }
            if (answer == null || !worker.take(current.row(answer.id()), System.nanoTime())) {
                current.stop(
                        wrong != null
                                ? wrong
                                : "the simulator answered " + LineProtocol.quoted(line)
                                        + ", but it has no open request with this id; answer each request once with the id"
                                        + " that came with it");
                progress.signalAll();
                return;
            }
            heard = true;
            if (worker.gaveAllAtItsEnd() && ++drained >= DRAIN_LIMIT) {
                current.stop("the simulator gives its answers only when its input ends; flush its output after every"
                        + " line");
            }
            int row = (int) current.row(answer.id());
            if (answer.error() != null) {
                current.rows().fail(row, "it answered with the error \"" + answer.error() + '"');
            } else if (!current.rows().answer(row, answer.x())) {
                current.close();
            }
            rowsArrived(current);
            if (worker.hasRoom() && current.hasRows()) {
                work.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Called by a worker's reader when the worker's output has ended.
    void ended(CommandWorker worker, String how, int exitCode) {
        lock.lock();
        try {
            if (worker.isRetired()) {
                return;
            }
            CommandBatch current = batch;
            if (current != null) {
                judgeDeath(current, worker, how, exitCode);
            }
            giveBack(worker);
            progress.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void judgeDeath(CommandBatch current, CommandWorker worker, String how, int exitCode) {
        if (!worker.isAsked()) {
            if (!worker.hasAnswered() && ++idleDeaths >= IDLE_DEATH_LIMIT) {
                current.stop("the simulator " + how + " before it was asked anything" + worker.lastWords());
            }
        } else if (!worker.isOpen()) {
            late(current, worker);
        } else if (exitCode == 0) {
            current.stop("the simulator " + how + " although requests were waiting" + worker.lastWords()
                    + "; it has to answer one line after the other until its input ends");
        } else {
            current.rows().breakDown(worker.takeOldest(), RowStatus.FAILED, "it " + how + worker.lastWords());
            rowsArrived(current);
        }
    }

    /// How long [#close] waits for workers to end by themselves.
    static void await(Process process, long milliseconds) {
        try {
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
