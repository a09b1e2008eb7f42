package org.sibyl.cli;

import java.util.concurrent.Callable;
import org.sibyl.benchmark.PosteriorBenchmark;
import org.sibyl.tasks.Task;
import org.sibyl.tasks.Tasks;
import org.sibyl.workflow.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sibyl bench posterior`.
@Command(
        name = "posterior",
        header = "How close neural posterior estimation comes to a task's exact posterior, as C2ST (0.5 is perfect).",
        footer = {"", "Example:", "  sibyl bench posterior --task gaussian_linear --simulations 10000 --json"})
final class BenchPosteriorCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--task", required = true, description = "A built-in problem; 'sibyl tasks' lists them.")
    private String task = "";

    @Option(names = "--simulations", description = "For the fit. Default: ${DEFAULT-VALUE}.")
    private int simulations = 10_000;

    @Option(names = "--observations", description = "How many are compared. Default: ${DEFAULT-VALUE}.")
    private int observations = 5;

    @Option(names = "--seed", description = "Of everything. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--threads", description = "Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    BenchPosteriorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Task problem = Tasks.named(task)
                .orElseThrow(() -> new StudyException("there is no task '" + task + "'; the tasks are "
                        + String.join(", ", Tasks.all().stream().map(Task::name).toList())));
        PosteriorBenchmark benchmark;
        try {
            benchmark = new PosteriorBenchmark(problem, simulations, observations, seed, threads);
        } catch (IllegalArgumentException e) {
            throw new StudyException(String.valueOf(e.getMessage()), e);
        }
        BenchCommand.Format format = json ? BenchCommand.Format.JSON : BenchCommand.Format.TEXT;
        return BenchCommand.print(console, format, benchmark.run(row -> {
            if (!json) {
                console.err().println(row);
            }
        }));
    }
}
