package org.sibyl.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.engine.kernel.UnaryOp;
import org.sibyl.random.Seed;

/// Microseconds of an elementary function over float32 `[200, 64]`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class FunctionBenchmark {
    private static final int ROWS = 200;
    private static final int COLUMNS = 64;

    /// The function.
    @Param({"EXP", "LOG", "TANH", "SIGMOID", "SOFTPLUS"})
    public UnaryOp function = UnaryOp.TANH;

    /// The kernels.
    @Param
    public Family family = Family.VECTOR;

    private FloatKernels kernels = new PlainKernels().floats();
    private final float[] x = new float[ROWS * COLUMNS];
    private final float[] result = new float[ROWS * COLUMNS];

    /// Draws the arguments from [0, 4).
    @Setup
    public void prepare() throws InterruptedException {
        kernels = family.floats();
        RandomGenerator random = Seed.of(4).generator();
        for (int i = 0; i < x.length; i++) {
            x[i] = 4 * random.nextFloat();
        }
    }

    /// The function of every element.
    @Benchmark
    public float[] apply() {
        kernels.unary(function, ROWS, COLUMNS, x, result);
        return result;
    }

    /// Compares with float64.
    @TearDown
    public void check() {
        for (int i = 0; i < x.length; i++) {
            double exact = switch (function) {
                case EXP -> StrictMath.exp(x[i]);
                case LOG -> StrictMath.log(x[i]);
                case TANH -> StrictMath.tanh(x[i]);
                case SIGMOID -> 1 / (1 + StrictMath.exp(-x[i]));
                case SOFTPLUS -> StrictMath.log1p(StrictMath.exp(x[i]));
                default -> throw new IllegalStateException(function + " is not measured here");
            };
            if (!(Math.abs(result[i] - exact) <= 2.5 * Math.ulp((float) exact))) {
                throw new IllegalStateException(
                        function + " of " + x[i] + " is " + result[i] + " but should be " + exact);
            }
        }
    }
}
