package org.sibyl.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.sibyl.benchmark.PosteriorBenchmark;
import org.sibyl.flow.FlowFamily;
import org.sibyl.message.Nearest;
import org.sibyl.tasks.Task;
import org.sibyl.tasks.Tasks;
import org.sibyl.workflow.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sibyl bench posterior`.
@Command(
        name = "posterior",
        header = "How close neural posterior estimation comes to the exact posterior of a built-in problem.",
        description = {
            "",
            "C2ST: how often a classifier tells 10,000 draws from 10,000 exact ones; 0.5 if they cannot be told apart,"
                    + " 1 if always.",
            ""
        },
        footer = {"", "Example:", "  sibyl bench posterior --task gaussian_linear --simulations 10000 --json"})
final class BenchPosteriorCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--task", paramLabel = "NAME", required = true, description = "The problem; see 'sibyl tasks'.")
    private String task = "";

    @Option(names = "--flow", paramLabel = "NAME", description = "The kind of flow: maf, nsf (default: maf).")
    private String flow = FlowFamily.MAF.word();

    @Option(names = "--simulations", paramLabel = "N", description = "Simulations to learn from (default: 10000).")
    private int simulations = 10_000;

    @Option(names = "--observations", paramLabel = "N", description = "Observations to compare (default: 5).")
    private int observations = 5;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of everything random (default: 1).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    BenchPosteriorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        BenchCommand.Format format = json ? BenchCommand.Format.JSON : BenchCommand.Format.TEXT;
        return BenchCommand.print(console, format, benchmark().run(row -> {
            if (!json) {
                console.err().println(row);
            }
        }));
    }

    private PosteriorBenchmark benchmark() {
        List<String> names = Tasks.all().stream().map(Task::name).toList();
        Task problem = Tasks.named(task)
                .orElseThrow(() ->
                        new StudyException("there is no task '" + task + "'; " + Nearest.hint(task, names, "tasks")));
        List<String> words =
                Arrays.stream(FlowFamily.values()).map(FlowFamily::word).toList();
        FlowFamily family = FlowFamily.of(flow)
                .orElseThrow(() ->
                        new StudyException("there is no flow '" + flow + "'; " + Nearest.hint(flow, words, "flows")));
        try {
            return new PosteriorBenchmark(problem, family, simulations, observations, seed, threads);
        } catch (IllegalArgumentException e) {
            throw new StudyException(String.valueOf(e.getMessage()), e);
        }
    }
}
