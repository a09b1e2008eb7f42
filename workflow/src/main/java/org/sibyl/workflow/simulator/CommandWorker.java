package org.sibyl.workflow.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// One worker process with the threads that write its input and read its output and its standard error.
///
/// What it has been asked is guarded by its pool's lock.
final class CommandWorker {
    /// Enough requests are under way to keep a worker busy for this long; more would only be asked again if it dies.
    private static final double WINDOW_NANOS = 20e6;
    private static final int SMALLEST_WINDOW = 2;
    private static final int LARGEST_WINDOW = 512;
    private static final int LONGEST_LINE = 1 << 24;
    private static final int LAST_WORDS = 3;

    private final CommandPool pool;
    private final String name;
    private final Process process;
    private final SimulatorLog log;
    private final Thread errors;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private final LinkedHashSet<Integer> asked = new LinkedHashSet<>();
    private boolean open = true;
    private boolean retired;
    private boolean answered;
    private int answersAtItsEnd;
    private long lastProgress;
    private double nanosPerAnswer;
    private int window = SMALLEST_WINDOW;

    private CommandWorker(CommandPool pool, String name, Process process, SimulatorLog log) {
        this.pool = pool;
        this.name = name;
        this.process = process;
        this.log = log;
        this.errors = thread("errors", this::readErrors);
    }

    static CommandWorker start(CommandPool pool, CommandSpec spec, String name, SimulatorLog log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(spec.command()).directory(spec.directory().toFile());
        // Python holds its output back when it writes to a pipe; this spares its users a flush.
        builder.environment().put("PYTHONUNBUFFERED", "1");
        CommandWorker worker = new CommandWorker(pool, name, builder.start(), log);
        worker.errors.start();
        worker.thread("reader", worker::read).start();
        worker.thread("writer", worker::write).start();
        return worker;
    }

    /// Whether requests are under way.
    boolean isAsked() {
        return !asked.isEmpty();
    }

    /// Whether it may be asked more.
    boolean isOpen() {
        return open;
    }

    /// Whether nothing that it says counts any more.
    boolean isRetired() {
        return retired;
    }

    boolean hasAnswered() {
        return answered;
    }

    /// Whether it is worth while to send more: half of the window has been answered.
    boolean hasRoom() {
        return asked.size() <= window / 2;
    }

    int room() {
        return window - asked.size();
    }

    void ask(int row, long now) {
        if (asked.isEmpty()) {
            lastProgress = now;
        }
        asked.add(row);
    }

    /// Takes an answered row off the list.
    ///
    /// @return false if it was not asked for
    boolean take(long row, long now) {
        if (row != (int) row || !asked.remove((int) row)) {
            return false;
        }
        if (answered) {
            long nanos = now - lastProgress;
            nanosPerAnswer = nanosPerAnswer == 0 ? nanos : 0.9 * nanosPerAnswer + 0.1 * nanos;
            window = (int) Math.clamp(WINDOW_NANOS / nanosPerAnswer, SMALLEST_WINDOW, LARGEST_WINDOW);
        }
        answered = true;
        lastProgress = now;
        answersAtItsEnd += open ? 0 : 1;
        return true;
    }

    /// Whether it kept several answers back until its input ended. A single one may just have been late.
    boolean gaveAllAtItsEnd() {
        return answersAtItsEnd > 1 && asked.isEmpty();
    }

    /// The row that has waited longest, off the list.
    int takeOldest() {
        return asked.removeFirst();
    }

    List<Integer> takeAll() {
        List<Integer> rows = new ArrayList<>(asked);
        asked.clear();
        return rows;
    }

    /// For how long it could have answered and did not.
    long silence(long now) {
        return asked.isEmpty() ? 0 : now - lastProgress;
    }

    /// Its input is to be closed; what it still says counts.
    void drain() {
        open = false;
    }

    /// Nothing that it says counts any more, and its input is to be closed.
    void retire() {
        open = false;
        retired = true;
    }

    /// The last lines that it wrote on its standard error, as a clause.
    String lastWords() {
        synchronized (lastLines) {
            return lastLines.isEmpty()
                    ? ""
                    : ", having last written " + lastLines.stream().collect(Collectors.joining("\" \"", "\"", "\""))
                            + " to its standard error (see " + log.file() + ")";
        }
    }

    /// Waits a moment for a worker whose input has ended, then ends it by force.
    void end() {
        CommandPool.await(process, 500);
        kill();
    }

    /// Ends it by force. Its handle, unlike the process, leaves open what it has written already.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            StringBuilder requests = new StringBuilder();
            while (pool.nextRequests(this, requests)) {
                out.write(requests.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
                requests.setLength(0);
            }
        } catch (IOException e) {
            // The process has gone; its reader sees the end of its output and deals with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        LineReader lines = new LineReader(process.getInputStream(), LONGEST_LINE);
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (line.length > 0 && !(line.length == 1 && line[0] == '\r')) {
                    pool.received(this, line);
                }
            }
        } catch (IOException e) {
            // As good as the end of its output.
        }
        CommandPool.await(process, 1000);
        boolean alive = process.isAlive();
        try {
            if (alive) {
                kill();
            }
            errors.join(500);
            process.destroyForcibly();
            int code = process.waitFor();
            pool.ended(this, alive ? "closed its output" : ending(code), alive ? 1 : code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readErrors() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.append(name, line);
                if (!line.isBlank()) {
                    keep(line.strip());
                }
            }
        } catch (IOException e) {
            keep("(" + e.getMessage() + ")");
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line.length() > 200 ? line.substring(0, 200) + "…" : line);
            if (lastLines.size() > LAST_WORDS) {
                lastLines.remove();
            }
        }
    }

    private Thread thread(String purpose, Runnable task) {
        return Thread.ofPlatform()
                .daemon()
                .name("simulator " + name + " " + purpose)
                .unstarted(task);
    }

    /// Java reports a signal as 128 plus its number.
    private static String ending(int code) {
        return code > 128 && code < 160 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
    }
}
