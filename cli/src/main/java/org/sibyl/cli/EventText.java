package org.sibyl.cli;

import org.sibyl.report.Numbers;
import org.sibyl.workflow.run.RunEvent;

/// Events in a line for people.
final class EventText {
    private EventText() {}

    static String of(RunEvent event) {
        return switch (event) {
            case RunEvent.Started started ->
                started.study() + ": " + started.simulator() + ", " + Numbers.count(started.simulations())
                        + " simulations, seed " + started.seed()
                        + switch (started.origin()) {
                            case GIVEN -> "";
                            case CHOSEN -> " (chosen; repeat this run with --seed " + started.seed() + ")";
                            case RECORDED -> " (from the run in the folder)";
                        }
                        + ", into " + started.out();
            case RunEvent.Note note -> note.text();
            case RunEvent.SimulationProgress progress -> {
                int left = progress.total() - progress.done();
                String rate = progress.perSecond() > 0
                        ? ", " + Numbers.count(Math.round(progress.perSecond())) + "/s"
                                + (left > 0 ? ", " + Numbers.seconds(left / progress.perSecond()) + " left" : "")
                        : "";
                yield "simulating (" + progress.campaign() + "): " + Numbers.count(progress.done()) + " of "
                        + Numbers.count(progress.total()) + rate;
            }
            case RunEvent.TrainingProgress training ->
                "training: epoch " + training.epoch().number();
            case RunEvent.DiagnosticDone done -> "checked: " + done.diagnostic().name();
            case RunEvent.Finished finished ->
                "done after " + Numbers.seconds(finished.result().totalSeconds());
        };
    }
}
