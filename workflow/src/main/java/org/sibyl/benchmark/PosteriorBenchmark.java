package org.sibyl.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sibyl.estimator.Fit;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.flow.FlowFamily;
import org.sibyl.metric.C2st;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.surrogate.Npe;
import org.sibyl.surrogate.NpePosterior;
import org.sibyl.tasks.Task;
import org.sibyl.tensor.Tensor;

/// How close neural posterior estimation comes to the exact posterior of a task: C2ST of 10,000 draws against 10,000
/// exact ones for each published observation (0.5: they cannot be told apart), as in the published benchmark
/// (Lueckmann et al. 2021).
///
/// One fit serves all observations: that is what an amortised posterior is for.
///
/// @param task the problem
/// @param flow the kind of flow, otherwise as usual
/// @param simulations how many the fit may use
/// @param observations how many of the task's observations are compared
/// @param seed of everything
/// @param threads how many threads work; the numbers do not depend on it
public record PosteriorBenchmark(
        Task task, FlowFamily flow, int simulations, int observations, long seed, int threads) {
    private static final int DRAWS = 10_000;

    /// Mean C2ST of NPE over ten observations with 1,000, 10,000 and 100,000 simulations: Lueckmann et al. 2021, main
    /// table; gaussian_mixture from the authors' later run of the corrected task.
    private static final Map<String, Map<Integer, Double>> PUBLISHED = Map.of(
            "gaussian_linear", Map.of(1_000, 0.694, 10_000, 0.552, 100_000, 0.506),
            "gaussian_linear_uniform", Map.of(1_000, 0.696, 10_000, 0.553, 100_000, 0.509),
            "gaussian_mixture", Map.of(1_000, 0.716, 10_000, 0.615, 100_000, 0.548),
            "two_moons", Map.of(1_000, 0.725, 10_000, 0.606, 100_000, 0.542));

    /// @throws IllegalArgumentException if a number is out of range
    public PosteriorBenchmark {
        if (simulations < Npe.FEWEST_SIMULATIONS) {
            throw new IllegalArgumentException(
                    "the benchmark needs at least " + Npe.FEWEST_SIMULATIONS + " simulations, found " + simulations);
        }
        if (observations < 1 || observations > task.observations().size()) {
            throw new IllegalArgumentException("task '" + task.name() + "' has "
                    + task.observations().size() + " observations, found " + observations
                    + "; compare between one and all of them");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, found " + threads);
        }
    }

    /// Measures; `progress` hears of each row as it is done.
    public BenchmarkTable run(Consumer<BenchmarkRow> progress) {
        Seed root = Seed.of(seed);
        Simulations rows = Simulations.draw(
                task.prior(), task.simulator(), task.observableNames(), simulations, root.child("training"));
        long start = System.nanoTime();
        Fit<NpePosterior> fit = Npe.of(task.prior())
                .withFlow(FlowArchitecture.of(flow))
                .withThreads(threads)
                .fit(rows, root.child("fit"));
        double seconds = (System.nanoTime() - start) * 1e-9;

        List<BenchmarkRow> table = new ArrayList<>();
        double sum = 0;
        for (int k = 0; k < observations; k++) {
            double accuracy = c2st(fit.model(), k, root.child("observation").child(k));
            sum += accuracy;
            add(table, row("c2st", accuracy, "accuracy").with("observation", k + 1), progress);
        }
        BenchmarkRow mean = row("c2st-mean", sum / observations, "accuracy").with("observations", observations);
        Double published = PUBLISHED.getOrDefault(task.name(), Map.of()).get(simulations);
        add(table, published == null ? mean : mean.with("published", published), progress);
        add(table, row("training", seconds, "s").with("kernel", fit.provenance().kernel()), progress);
        return BenchmarkTable.of("posterior", table);
    }

    private double c2st(NpePosterior posterior, int observation, Seed of) {
        double[] x = task.observations().get(observation).x().toArray();
        Tensor exact = task.posterior(x).sample(DRAWS, of.child("exact"));
        Tensor draws = posterior.given(x).sample(DRAWS, of.child("draws"));
        return C2st.DEFAULT
                .withThreads(threads)
                .run(exact, draws, of.child("c2st"))
                .accuracy();
    }

    private BenchmarkRow row(String name, double value, String unit) {
        return BenchmarkRow.of(name, value, unit)
                .with("task", task.name())
                .with("method", "npe")
                .with("flow", flow.word())
                .with("simulations", simulations)
                .with("seed", seed)
                .with("threads", threads);
    }

    private static void add(List<BenchmarkRow> table, BenchmarkRow row, Consumer<BenchmarkRow> progress) {
        table.add(row);
        progress.accept(row);
    }
}
