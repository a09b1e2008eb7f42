package org.sibyl.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Plan;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.flow.MaskedAutoregressiveFlow;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// `bench engine`: the float32 matrix product 200×128×128 in GFLOP/s, and training steps (loss, gradient, clipping,
/// Adam; batch 200, float32) in microseconds, on the vector and the plain kernels and on one and two threads.
///
/// | row | model |
/// |---|---|
/// | `maf-5-8` | masked autoregressive flow, 5 transforms, three hidden layers of 50 tanh units, θ 5, x 8 |
/// | `maf-10-10` | the same with θ 10, x 10 |
/// | `mlp-2x50` | classifier 13 → 50 → 50 → 1, relu |
/// | `mlp-3x128` | classifier 13 → 128 → 128 → 128 → 1, relu |
///
/// A row's value is the median of its windows, `best` the fastest.
public final class EngineBenchmark {
    private static final int BATCH = 200;
    private static final int INPUTS = 13;
    private static final Seed SEED = Seed.of(1);

    private final Stopwatch stopwatch;

    private EngineBenchmark(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    /// With three seconds of warm-up and 150 windows of 10 ms for each row.
    public static EngineBenchmark standard() {
        return new EngineBenchmark(new Stopwatch(Duration.ofSeconds(3), 150, Duration.ofMillis(10)));
    }

    /// With times that only show that everything runs.
    static EngineBenchmark brief() {
        return new EngineBenchmark(new Stopwatch(Duration.ZERO, 1, Duration.ofMillis(1)));
    }

    /// Measures all rows.
    ///
    /// @param progress is told each row when it is done
    /// @throws InterruptedException if the thread was interrupted while it waited for the kernels' warm-up
    public BenchmarkTable run(Consumer<BenchmarkRow> progress) throws InterruptedException {
        List<BenchmarkRow> rows = new ArrayList<>();
        Consumer<BenchmarkRow> done = row -> {
            rows.add(row);
            progress.accept(row);
        };
        List<Kernels> families = Kernels.best().name().equals(Kernels.plain().name())
                ? List.of(Kernels.plain())
                : List.of(Kernels.best(), Kernels.plain());
        for (Kernels kernels : families) {
            kernels.settle();
            done.accept(product(kernels));
            for (int threads : new int[] {1, 2}) {
                done.accept(step("maf-5-8", flow(5, 8), kernels, threads));
                done.accept(step("maf-10-10", flow(10, 10), kernels, threads));
                done.accept(step("mlp-2x50", classifier(50, 50), kernels, threads));
                done.accept(step("mlp-3x128", classifier(128, 128, 128), kernels, threads));
            }
        }
        return BenchmarkTable.of("engine", rows);
    }

    private BenchmarkRow product(Kernels kernels) {
        Graph graph = new Graph();
        Expr a = graph.input("a", BATCH, 128);
        Expr b = graph.input("b", 128, 128);
        Plan plan = Plan.compile(List.of(a.matmul(b)), ElementType.FLOAT32);
        Execution execution = plan.execution(kernels)
                .set(a, normal(BATCH, 128, SEED.child("a")))
                .set(b, normal(128, 128, SEED.child("b")));
        Stopwatch.Timing timing = stopwatch.time(execution::run);
        double work = 2.0 * BATCH * 128 * 128 * 1e-3;
        return new BenchmarkRow("gemm-200x128x128", fields(kernels, 1), work / timing.median(), "GFLOP/s")
                .with("best", work / timing.best());
    }

    private BenchmarkRow step(String name, Model model, Kernels kernels, int threads) {
        try (Workers workers = Workers.of(threads)) {
            TrainingStep step = model.compile(kernels, workers);
            int[] rows = new int[BATCH];
            for (int i = 0; i < BATCH; i++) {
                rows[i] = i;
            }
            Stopwatch.Timing timing = stopwatch.time(() -> step.step(rows, 0, BATCH, 1e-6));
            BenchmarkRow row = new BenchmarkRow(name, fields(kernels, threads), timing.median(), "us/step")
                    .with("best", timing.best())
                    .with("parameters", step.parameters().count());
            return published(name).map(values -> row.with("published", values)).orElse(row);
        }
    }

    /// What other tools take for the same step on one core of a Zen 5 with AVX-512: PyTorch 2.13 eager and JAX jit with
    /// optax, float32, one thread. `benchmarks/peers` measures them on this machine.
    private static Optional<SequencedMap<String, Object>> published(String name) {
        return switch (name) {
            case "maf-5-8" -> Optional.of(elsewhere(3300, 805));
            case "mlp-3x128" -> Optional.of(elsewhere(743, 302));
            default -> Optional.empty();
        };
    }

    private static SequencedMap<String, Object> elsewhere(double torch, double jax) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        values.put("machine", "one core of a Zen 5 with AVX-512");
        values.put("PyTorch 2.13 eager", torch);
        values.put("JAX jit", jax);
        return values;
    }

    private static SequencedMap<String, Object> fields(Kernels kernels, int threads) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        boolean plain = kernels.name().equals(Kernels.plain().name());
        fields.put("kernel", plain ? "plain" : "vector");
        fields.put("threads", threads);
        return fields;
    }

    /// A loss for each row of a slice, and data for its inputs.
    private record Model(Expr rowLosses, SequencedMap<Expr, Tensor> data) {
        TrainingStep compile(Kernels kernels, Workers workers) {
            Parameters parameters = Parameters.of(rowLosses.graph(), ElementType.FLOAT32);
            TrainingOptions options = TrainingOptions.DEFAULT.withMaxGradientNorm(5);
            TrainingStep step =
                    TrainingStep.compile(Autodiff.objective(rowLosses), parameters, options, kernels, workers);
            data.forEach(step::data);
            return step;
        }
    }

    /// −log q(θ|x).
    private static Model flow(int features, int context) {
        MaskedAutoregressiveFlow flow = MaskedAutoregressiveFlow.of(features, context);
        Graph graph = new Graph();
        Expr theta = graph.input("theta", BATCH / 2, features);
        Expr x = graph.input("x", BATCH / 2, context);
        Weights weights = new Weights(graph, flow.initialize(SEED.child("flow")));
        SequencedMap<Expr, Tensor> data = new LinkedHashMap<>();
        data.put(theta, normal(BATCH, features, SEED.child("theta")));
        data.put(x, normal(BATCH, context, SEED.child("x")));
        return new Model(flow.logProb(weights, theta, x).negate(), data);
    }

    /// Cross-entropy of a label 0 or 1: softplus(logit) − label · logit.
    private static Model classifier(int... hidden) {
        Graph graph = new Graph();
        SequencedMap<String, Tensor> values = new LinkedHashMap<>();
        Weights weights = new Weights(graph, values);
        Expr x = graph.input("x", BATCH / 2, INPUTS);
        Expr label = graph.input("label", BATCH / 2, 1);
        Expr h = x;
        int width = INPUTS;
        for (int i = 0; i < hidden.length; i++) {
            Linear layer = new Linear("hidden" + i, width, hidden[i]);
            layer.initialize(values, SEED);
            h = layer.apply(weights, h).relu();
            width = hidden[i];
        }
        Linear output = new Linear("output", width, 1);
        output.initialize(values, SEED);
        Expr logit = output.apply(weights, h);
        SequencedMap<Expr, Tensor> data = new LinkedHashMap<>();
        data.put(x, normal(BATCH, INPUTS, SEED.child("x")));
        double[] labels = new double[BATCH];
        for (int i = 0; i < BATCH; i += 2) {
            labels[i] = 1;
        }
        data.put(label, Tensor.adopt(labels, BATCH, 1));
        return new Model(logit.softplus().minus(label.times(logit)), data);
    }

    private static Tensor normal(int rows, int columns, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }
}
