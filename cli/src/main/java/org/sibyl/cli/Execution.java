package org.sibyl.cli;

import java.nio.file.Path;
import org.sibyl.report.Numbers;
import org.sibyl.workflow.run.OutputFile;
import org.sibyl.workflow.run.RunOptions;
import org.sibyl.workflow.run.RunOutcome;
import org.sibyl.workflow.run.Runner;
import org.sibyl.workflow.study.Study;

/// Runs a study and shows how it goes and what came out.
///
/// @param console to show it on
/// @param json whether one JSON object is all that is wanted
record Execution(Console console, boolean json) {
    int run(Study study, RunOptions options) throws InterruptedException {
        Thread runner = Thread.currentThread();
        Interruption interruption = Interruption.of(runner, console);
        try (Progress progress = progress()) {
            return show(Runner.run(study, options, progress));
        } finally {
            interruption.over();
        }
    }

    private Progress progress() {
        if (json) {
            return Progress.SILENT;
        }
        return console.terminal().getAsBoolean() ? new TerminalProgress(console) : new PlainProgress(console);
    }

    private int show(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed completed -> {
                if (json) {
                    console.out().print(completed.result().toJson());
                } else {
                    new ResultText(completed.result()).print(console.out());
                }
                yield ExitCode.DONE;
            }
            case RunOutcome.Simulated simulated -> {
                Path store = simulated.out().resolve(OutputFile.SIMULATIONS.fileName());
                if (json) {
                    console.out().println(Json.simulated(simulated));
                } else {
                    console.out()
                            .println(Numbers.count(simulated.simulations()) + " simulations ("
                                    + Numbers.count(simulated.invalid()) + " invalid) in "
                                    + Numbers.seconds(simulated.seconds()) + ", in " + store
                                    + "; go on with 'sibyl infer "
                                    + simulated.out() + "'");
                }
                yield ExitCode.DONE;
            }
            case RunOutcome.Unusable unusable -> {
                console.err().println("sibyl: no usable result: " + unusable.reason());
                if (json) {
                    console.out().println(Json.error(ExitCode.UNUSABLE, unusable.reason()));
                }
                yield ExitCode.UNUSABLE;
            }
        };
    }
}
