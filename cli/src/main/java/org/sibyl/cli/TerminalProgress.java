package org.sibyl.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.sibyl.report.Numbers;
import org.sibyl.workflow.run.RunEvent;

/// Bars with rate and remaining time for somebody who watches.
final class TerminalProgress implements Progress {
    private final Console console;
    private @Nullable ProgressBar bar;
    private String task = "";
    private int checked;

    TerminalProgress(Console console) {
        this.console = console;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunEvent.Started _, RunEvent.Note _ -> {
                close();
                console.err().println(EventText.of(event));
            }
            case RunEvent.SimulationProgress progress -> {
                if (progress.total() > 0) {
                    step("simulating, " + progress.campaign(), "", progress.total(), progress.done(), "");
                }
            }
            case RunEvent.TrainingProgress training ->
                // Training stops when it no longer improves; how many epochs that takes nobody knows beforehand.
                step(
                        "training",
                        " epochs",
                        -1,
                        training.epoch().number(),
                        "validation loss "
                                + Numbers.significant(training.epoch().validationLoss(), 4));
            case RunEvent.DiagnosticDone done ->
                step(
                        "checking",
                        " checks",
                        -1,
                        ++checked,
                        " " + done.diagnostic().name());
            case RunEvent.Finished _ -> close();
        }
    }

    private void step(String name, String unit, long total, long done, String message) {
        ProgressBar current = bar;
        if (current == null || !name.equals(task)) {
            close();
            current = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setUnit(unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(console.progress()))
                    .showSpeed()
                    .build();
            bar = current;
            task = name;
        }
        current.stepTo(done);
        current.setExtraMessage(message);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            task = "";
        }
    }
}
