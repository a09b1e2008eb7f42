package org.sibyl.workflow.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.sibyl.report.Numbers;
import org.sibyl.store.AtomicFile;
import org.sibyl.store.StoreException;

/// `run.log`: what happened when, one line for each event, appended and flushed at once. Progress of simulations is
/// thinned to about one line in five seconds.
final class RunLog implements Consumer<RunEvent>, AutoCloseable {
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private final Path file;
    private final BufferedWriter writer;
    private long lastProgress = System.nanoTime() - PROGRESS_NANOS;

    private RunLog(Path file, BufferedWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    static RunLog open(Path file) {
        try {
            return new RunLog(
                    file, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.SimulationProgress progress && progress.done() < progress.total()) {
            if (System.nanoTime() - lastProgress < PROGRESS_NANOS) {
                return;
            }
            lastProgress = System.nanoTime();
        }
        line(text(event));
    }

    void line(String text) {
        try {
            writer.write(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /// One line that says what an event says.
    static String text(RunEvent event) {
        return switch (event) {
            case RunEvent.Started started ->
                "study " + started.study() + ", simulator " + started.simulator() + ", seed " + started.seed() + " ("
                        + started.origin().name().toLowerCase(java.util.Locale.ROOT) + "), "
                        + Numbers.count(started.simulations()) + " simulations, into " + started.out();
            case RunEvent.Note note -> note.text();
            case RunEvent.SimulationProgress progress ->
                progress.campaign() + ": " + Numbers.count(progress.done()) + " of " + Numbers.count(progress.total())
                        + " simulations"
                        + (progress.perSecond() > 0
                                ? " (" + Numbers.count(Math.round(progress.perSecond())) + " a second)"
                                : "");
            case RunEvent.TrainingProgress training ->
                "epoch " + training.epoch().number() + ": training loss "
                        + Numbers.significant(training.epoch().trainingLoss(), 5) + ", validation loss "
                        + Numbers.significant(training.epoch().validationLoss(), 5)
                        + (training.epoch().best() ? ", the best so far" : "");
            case RunEvent.DiagnosticDone done -> {
                String advice = ResultJson.advice(done.diagnostic().verdict());
                yield "diagnostic " + done.diagnostic().name() + ": "
                        + ResultJson.word(done.diagnostic().verdict()) + ", value "
                        + Numbers.significant(done.diagnostic().value(), 4) + (advice.isEmpty() ? "" : "; " + advice);
            }
            case RunEvent.Finished finished ->
                "finished after " + Numbers.seconds(finished.result().totalSeconds());
        };
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static StoreException unwritable(Path file, IOException e) {
        return new StoreException("cannot write " + file + ": " + AtomicFile.reason(e), e);
    }
}
