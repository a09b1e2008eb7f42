package org.sibyl.benchmarks;

import java.util.Arrays;
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
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.random.Seed;

/// Microseconds of one pass over a float32 matrix: transpose, reductions, softmax, arithmetic, Adam.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class PassBenchmark {
    private static final double RATE = 1e-3;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /// What is done to the matrix.
    public enum Pass {
        /// its transpose
        TRANSPOSE,
        /// its product with a row, elementwise
        MULTIPLY_BY_ROW,
        /// its sum with a column
        ADD_COLUMN,
        /// the sums of its rows
        SUM_EACH_ROW,
        /// the sums of its columns
        SUM_EACH_COLUMN,
        /// the sum of all elements
        SUM_ALL,
        /// the greatest element of each row
        MAX_EACH_ROW,
        /// softmax of each row
        SOFTMAX,
        /// ln Σ exp of each row
        LOG_SUM_EXP,
        /// a first step of Adam from parameters 0, with the matrix as the gradient
        ADAM
    }

    /// The pass.
    @Param
    public Pass pass = Pass.TRANSPOSE;

    /// Rows × columns.
    @Param({"200x50", "50x100"})
    public String shape = "200x50";

    /// The kernels.
    @Param
    public Family family = Family.VECTOR;

    private FloatKernels kernels = new PlainKernels().floats();
    private int rows;
    private int columns;
    private float[] x = {};
    private float[] line = {};
    private float[] result = {};
    private float[] first = {};
    private float[] second = {};

    /// Draws the matrix from [−1, 1).
    @Setup
    public void prepare() throws InterruptedException {
        kernels = family.floats();
        String[] extents = shape.split("x", -1);
        rows = Integer.parseInt(extents[0]);
        columns = Integer.parseInt(extents[1]);
        RandomGenerator random = Seed.of(6).generator();
        x = drawn(rows * FloatKernels.stride(columns), random);
        line = drawn(Math.max(rows * FloatKernels.LANES, FloatKernels.stride(columns)), random);
        int length = Math.max(x.length, columns * FloatKernels.stride(rows));
        result = new float[length];
        Arrays.fill(result, Float.NaN);
        first = new float[length];
        second = new float[length];
    }

    private static float[] drawn(int length, RandomGenerator random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    /// One pass.
    @Benchmark
    public float[] run() {
        switch (pass) {
            case TRANSPOSE -> kernels.transpose(rows, columns, x, result);
            case MULTIPLY_BY_ROW -> kernels.binary(BinaryOp.MULTIPLY, Broadcast.ROW, rows, columns, x, line, result);
            case ADD_COLUMN -> kernels.binary(BinaryOp.ADD, Broadcast.COLUMN, rows, columns, x, line, result);
            case SUM_EACH_ROW -> kernels.reduce(Reduction.SUM, Extent.EACH_ROW, rows, columns, x, result);
            case SUM_EACH_COLUMN -> kernels.reduce(Reduction.SUM, Extent.EACH_COLUMN, rows, columns, x, result);
            case SUM_ALL -> kernels.reduce(Reduction.SUM, Extent.ALL, rows, columns, x, result);
            case MAX_EACH_ROW -> kernels.reduce(Reduction.MAX, Extent.EACH_ROW, rows, columns, x, result);
            case SOFTMAX -> kernels.softmax(rows, columns, x, result);
            case LOG_SUM_EXP -> kernels.logSumExp(rows, columns, x, result);
            case ADAM -> adam();
        }
        return result;
    }

    /// Begins from the same state each time, so that there is something to check.
    private void adam() {
        Arrays.fill(result, 0, x.length, 0);
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        kernels.adam(
                x.length,
                result,
                x,
                first,
                second,
                1,
                BETA1,
                BETA2,
                RATE / (1 - BETA1),
                1 / Math.sqrt(1 - BETA2),
                EPSILON,
                1);
    }

    /// Compares with float64.
    @TearDown
    public void check() {
        switch (pass) {
            case TRANSPOSE -> elements(columns, rows, (i, j) -> x(j, i), 0);
            case MULTIPLY_BY_ROW -> elements(rows, columns, (i, j) -> x(i, j) * line[j], 0x1p-24);
            case ADD_COLUMN -> elements(rows, columns, (i, j) -> x(i, j) + line[i * FloatKernels.LANES], 0x1p-23);
            case SUM_EACH_ROW -> elements(rows, 1, (i, j) -> sum(i, i + 1, 0, columns), rounding(columns));
            case SUM_EACH_COLUMN -> elements(1, columns, (i, j) -> sum(0, rows, j, j + 1), rounding(rows));
            case SUM_ALL -> elements(1, 1, (i, j) -> sum(0, rows, 0, columns), rounding(rows * columns));
            case MAX_EACH_ROW -> elements(rows, 1, (i, j) -> greatest(i), 0);
            // Exponentials within 2.5 units in the last place, their sum and a quotient.
            case SOFTMAX -> elements(rows, columns, (i, j) -> Math.exp(x(i, j)) / exponentials(i), columns * 0x1p-23);
            case LOG_SUM_EXP -> elements(rows, 1, (i, j) -> Math.log(exponentials(i)), columns * 0x1p-23);
            // The first step is the learning rate against the gradient's sign, but for epsilon.
            case ADAM ->
                elements(rows, columns, (i, j) -> -RATE * x(i, j) / (Math.abs(x(i, j)) + EPSILON), RATE * 0x1p-20);
        }
    }

    /// n additions of numbers drawn from [−1, 1): partial sums of about √n, whose roundings to 2⁻²⁴ of themselves are
    /// about
    /// independent and so grow like √n (Higham and Mary 2019); eight times that.
    private static double rounding(int n) {
        return 8 * 0x1p-24 * n;
    }

    @FunctionalInterface
    private interface Element {
        double at(int i, int j);
    }

    private void elements(int height, int width, Element exact, double tolerance) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                double expected = exact.at(i, j);
                float found = result[i * FloatKernels.stride(width) + j];
                if (!(Math.abs(found - expected) <= tolerance)) {
                    throw new IllegalStateException(
                            "element " + i + ", " + j + " of " + pass + " is " + found + " but should be " + expected);
                }
            }
        }
    }

    private double x(int i, int j) {
        return x[i * FloatKernels.stride(columns) + j];
    }

    private double sum(int fromRow, int toRow, int fromColumn, int toColumn) {
        double sum = 0;
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromColumn; j < toColumn; j++) {
                sum += x(i, j);
            }
        }
        return sum;
    }

    private double greatest(int i) {
        double greatest = x(i, 0);
        for (int j = 1; j < columns; j++) {
            greatest = Math.max(greatest, x(i, j));
        }
        return greatest;
    }

    private double exponentials(int i) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += Math.exp(x(i, j));
        }
        return sum;
    }
}
