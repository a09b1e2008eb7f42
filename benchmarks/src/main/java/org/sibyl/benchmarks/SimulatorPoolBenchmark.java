package org.sibyl.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sibyl.random.Seed;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.simulator.ThreadedPool;
import org.sibyl.tensor.Tensor;

/// Nanoseconds that a simulation of ten parameters and ten observables costs besides the simulator's own work: one
/// thread, and a simulator that only copies its parameters.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class SimulatorPoolBenchmark {
    private static final int ROWS = 10_000;
    private static final int COLUMNS = 10;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    private static final Seed SEED = Seed.of(5);

    private final Tensor theta = theta();
    private final SimulatorPool pool = ThreadedPool.sharing(
            (parameters, random) -> parameters.clone(), NAMES, NAMES, PoolSettings.DEFAULT.withThreads(1));
    private Simulations result = Simulations.of(NAMES, NAMES, theta.slice(0, 1), theta.slice(0, 1));

    /// Nothing to prepare but the fields.
    @Setup
    public void prepare() {
        result = Simulations.of(NAMES, NAMES, theta.slice(0, 1), theta.slice(0, 1));
    }

    /// 10,000 rows.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Simulations simulate() throws InterruptedException {
        result = pool.simulate(theta, 0, SEED);
        return result;
    }

    /// Each row must be its parameters.
    @TearDown
    public void check() {
        if (result.rows() != ROWS || !Arrays.equals(result.x().toArray(), theta.toArray())) {
            throw new IllegalStateException("the simulations should be the " + ROWS + " rows of parameters, found "
                    + result.rows() + " rows that are " + result.x());
        }
    }

    /// Ends the pool's thread.
    @TearDown
    public void close() {
        pool.close();
    }

    private static Tensor theta() {
        double[] values = new double[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.adopt(values, ROWS, COLUMNS);
    }
}
