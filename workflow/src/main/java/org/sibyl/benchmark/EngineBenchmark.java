package org.sibyl.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Workers;

/// `bench engine`: the float32 matrix product 200×128×128 in GFLOP/s, and training steps (loss, gradient, clipping,
/// Adam; batch 200, float32) in microseconds, on the vector and the plain kernels and on one and two threads.
///
/// | row | model |
/// |---|---|
/// | `maf-5-8` | masked autoregressive flow, 5 transforms, three hidden layers of 50 tanh units, θ 5, x 8 |
/// | `maf-10-10` | the same with θ 10, x 10 |
/// | `nsf-5-8` | neural spline flow, 5 coupling layers of rational-quadratic splines with 10 bins, θ 5, x 8 |
/// | `nsf-10-10` | the same with θ 10, x 10 |
/// | `mlp-2x50` | classifier 13 → 50 → 50 → 1, relu |
/// | `mlp-3x128` | classifier 13 → 128 → 128 → 128 → 1, relu |
/// | `sample-maf-5-8`, `sample-nsf-5-8` | 10,000 draws for one observation, on the best kernels |
/// | `logprob-maf-5-8` | log q(θ|x) of 10,000 rows θ, on the best kernels |
/// | `resnet18-32` | residual network of 18 layers, images of 32×32 pixels, batch 32: images per second |
/// | `startup-maf-5-8` | milliseconds from a process's start to the 100th step of `maf-5-8`, and to its full speed |
///
/// A row's value is the median of its windows, `best` the fastest.
public final class EngineBenchmark {
    private static final String NAME = "engine";

    /// What other tools take for the same step on one core of a Zen 5 with AVX-512: PyTorch 2.13 eager and JAX jit with
    /// optax, float32, one thread. `--peers` measures them on this machine.
    private static final Map<String, SequencedMap<String, Object>> PUBLISHED =
            Map.of("maf-5-8", elsewhere(3300, 805), "mlp-3x128", elsewhere(743, 302));

    private final Stopwatch stopwatch;
    private final Startup startup;
    private final Peers peers;

    private EngineBenchmark(Stopwatch stopwatch, Startup startup, Peers peers) {
        this.stopwatch = stopwatch;
        this.startup = startup;
        this.peers = peers;
    }

    /// With three seconds of warm-up and 150 windows of 10 ms for each row.
    public static EngineBenchmark standard() {
        return new EngineBenchmark(
                new Stopwatch(Duration.ofSeconds(3), 150, Duration.ofMillis(10), 3), Startup.standard(), Peers.none());
    }

    /// The same, and on one thread in turn with other tools, which are not closed.
    public EngineBenchmark against(Peers others) {
        return new EngineBenchmark(stopwatch, startup, others);
    }

    /// With times that only show that everything runs.
    static EngineBenchmark brief(Startup startup) {
        return new EngineBenchmark(new Stopwatch(Duration.ZERO, 1, Duration.ofMillis(1), 3), startup, Peers.none());
    }

    /// Starts the tools that these rows are compared with.
    ///
    /// @param note is told, a line for each, which tools are not there
    /// @throws org.sibyl.workflow.StudyException if there is no checkout, no Python, or none of the tools
    public static Peers peers(Consumer<String> note) {
        return Peers.start(NAME, rows(), "'pip install torch' or 'pip install jax optax'", note);
    }

    /// The names of all rows.
    public static List<String> rows() {
        List<String> names = new ArrayList<>(EngineRows.names());
        names.add(Startup.NAME);
        return names;
    }

    /// Measures some rows.
    ///
    /// @param names of [#rows]; all of them if there is none
    /// @param progress is told each row when it is done
    /// @throws InterruptedException if the thread was interrupted while it waited for the kernels' warm-up or for a
    ///     process
    /// @throws IllegalStateException if a process for the start-up row fails
    /// @throws org.sibyl.workflow.StudyException if a peer does not speak the protocol
    public BenchmarkTable run(Collection<String> names, Consumer<BenchmarkRow> progress) throws InterruptedException {
        List<BenchmarkRow> done = new ArrayList<>();
        for (EngineRow row : EngineRows.all()) {
            if (names.isEmpty() || names.contains(row.name())) {
                measure(row, measured -> {
                    done.add(measured);
                    progress.accept(measured);
                });
            }
        }
        if (names.isEmpty() || names.contains(Startup.NAME)) {
            for (BenchmarkRow measured : startup.measure()) {
                done.add(measured);
                progress.accept(measured);
            }
        }
        return BenchmarkTable.of(NAME, done);
    }

    private void measure(EngineRow row, Consumer<BenchmarkRow> done) throws InterruptedException {
        boolean compared = false;
        for (EngineRow.Family family : row.families()) {
            for (Kernels kernels : family.kernels()) {
                kernels.settle();
                for (int threads : row.threads()) {
                    // The peers run on one thread, and are compared with the best kernels, which come first.
                    Peers others = compared || threads > 1 ? Peers.none() : peers;
                    compared = true;
                    measure(row, family, kernels, threads, others).forEach(done);
                }
            }
        }
    }

    private List<BenchmarkRow> measure(
            EngineRow row, EngineRow.Family family, Kernels kernels, int threads, Peers others) {
        try (Workers workers = Workers.of(threads)) {
            SequencedMap<String, Object> way = new LinkedHashMap<>();
            way.put("kernel", family.label());
            way.put("threads", threads);
            return new Measurement(row.name(), way, row.prepare(kernels, workers), row.stopwatch(stopwatch))
                    .run(PUBLISHED.getOrDefault(row.name(), new LinkedHashMap<>()), others);
        }
    }

    private static SequencedMap<String, Object> elsewhere(double torch, double jax) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        values.put("machine", "one core of a Zen 5 with AVX-512");
        values.put("PyTorch 2.13 eager", torch);
        values.put("JAX jit", jax);
        return values;
    }
}
