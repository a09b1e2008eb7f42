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
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.FloatKernels;
import org.sibyl.engine.kernel.Store;
import org.sibyl.random.Seed;

/// Microseconds of one float32 product C `[m, n]` = A `[m, k]` · B `[k, n]`; 2 m n k operations.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {
    /// m × n × k.
    @Param({"200x128x128", "200x50x50", "50x100x50", "200x10x50", "50x50x200"})
    public String shape = "200x128x128";

    /// The kernels.
    @Param
    public Family family = Family.VECTOR;

    /// Which elements of A are 0 and left out.
    @Param
    public Pattern pattern = Pattern.FULL;

    private final Product product = new Product();

    /// Which elements of A may be other than 0.
    public enum Pattern {
        /// all
        FULL,
        /// about half, as in a masked autoregressive network: column p of row i counts if p/k ≤ i/m
        TRIANGULAR
    }

    /// Fills the matrices.
    @Setup
    public void prepare() throws InterruptedException {
        product.prepare(shape, pattern, family.floats());
    }

    /// C = A·B.
    @Benchmark
    public float[] nn() {
        product.nn();
        return product.c;
    }

    /// C = Aᵀ·B with A laid out as `[k, m]`.
    @Benchmark
    public float[] tn() {
        product.tn();
        return product.c;
    }

    /// Compares with float64.
    @TearDown
    public void check() {
        product.check();
    }

    /// The operands and the product.
    private static final class Product {
        private FloatKernels kernels = new org.sibyl.engine.kernel.PlainKernels().floats();
        private int m;
        private int n;
        private int k;
        private Bands bands = Bands.full(1, 1, 1);
        private float[] a = {};
        private float[] transposed = {};
        private float[] b = {};
        private float[] c = {};

        void prepare(String shape, Pattern pattern, FloatKernels used) {
            kernels = used;
            String[] extents = shape.split("x", -1);
            m = Integer.parseInt(extents[0]);
            n = Integer.parseInt(extents[1]);
            k = Integer.parseInt(extents[2]);
            RandomGenerator random = Seed.of(3).generator();
            a = matrix(m, k, random);
            bands = Bands.full(m, n, k);
            if (pattern == Pattern.TRIANGULAR) {
                Bands.Counts terms = (i, p) -> (long) p * m <= (long) i * k;
                bands = Bands.of(m, n, k, terms, (i, j) -> true, FloatKernels.LANES);
                for (int i = 0; i < m; i++) {
                    for (int p = 0; p < k; p++) {
                        a[i * FloatKernels.stride(k) + p] *= terms.at(i, p) ? 1 : 0;
                    }
                }
            }
            b = matrix(k, n, random);
            c = matrix(m, n, random);
            transposed = new float[k * FloatKernels.stride(m)];
            kernels.transpose(m, k, a, transposed);
        }

        void nn() {
            kernels.productNn(m, n, k, a, b, c, Store.REPLACE, bands);
        }

        void tn() {
            kernels.productTn(m, n, k, transposed, b, c, Store.REPLACE, bands);
        }

        void check() {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    double absolute = 0;
                    for (int p = 0; p < k; p++) {
                        double left = a[i * FloatKernels.stride(k) + p];
                        double term = left * b[p * FloatKernels.stride(n) + j];
                        sum += term;
                        absolute += Math.abs(term);
                    }
                    float found = c[i * FloatKernels.stride(n) + j];
                    // k additions of float32 in any order.
                    if (!(Math.abs(found - sum) <= k * 0x1p-24 * absolute)) {
                        throw new IllegalStateException(
                                "element " + i + ", " + j + " of the product is " + found + " but should be " + sum);
                    }
                }
            }
        }

        private static float[] matrix(int rows, int columns, RandomGenerator random) {
            float[] x = new float[rows * FloatKernels.stride(columns)];
            for (int i = 0; i < x.length; i++) {
                x[i] = 2 * random.nextFloat() - 1;
            }
            return x;
        }
    }
}
