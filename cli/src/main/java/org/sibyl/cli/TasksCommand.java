package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.tasks.Task;
import org.sibyl.tasks.Tasks;
import picocli.CommandLine.Command;

/// `sibyl tasks`.
@Command(
        name = "tasks",
        header = "List the built-in problems, whose posteriors are known.",
        footer = {
            "",
            "A study uses one with",
            "  simulator: {task: two_moons}",
            "and 'sibyl bench posterior --task two_moons' measures a method on it."
        })
final class TasksCommand implements Callable<Integer> {
    private final Console console;

    TasksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (Task task : Tasks.all()) {
            console.out().println(task.name());
            console.out().println("  " + task.description());
            console.out()
                    .println("  " + task.prior().parameters().size() + " parameters, "
                            + task.observableNames().size() + " observables, "
                            + task.observations().size() + " observations");
        }
        return ExitCode.DONE;
    }
}
