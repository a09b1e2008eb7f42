package org.sibyl.cli;

import org.sibyl.report.Numbers;
import org.sibyl.workflow.run.RunEvent;

/// Lines for logs and pipes: one when something begins or ends, and one every few seconds in between.
final class PlainProgress implements Progress {
    private static final long EVERY_NANOS = 5_000_000_000L;

    private final Console console;
    private long last = System.nanoTime();

    PlainProgress(Console console) {
        this.console = console;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started _, RunEvent.Note _ -> line(EventText.of(event));
            case RunEvent.SimulationProgress progress -> {
                boolean whole = progress.done() == progress.total() && progress.total() > 0;
                if (whole || due()) {
                    line(EventText.of(event));
                }
            }
            case RunEvent.TrainingProgress training -> {
                if (training.epoch().number() == 1 || due()) {
                    line("training: epoch " + training.epoch().number() + ", validation loss "
                            + Numbers.significant(training.epoch().validationLoss(), 4));
                }
            }
            case RunEvent.DiagnosticDone _, RunEvent.Finished _ -> {}
        }
    }

    @Override
    public void close() {
        console.flush();
    }

    private boolean due() {
        return System.nanoTime() - last > EVERY_NANOS;
    }

    private void line(String text) {
        last = System.nanoTime();
        console.err().println(text);
    }
}
