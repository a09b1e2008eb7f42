package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Window;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Convolutions and their adjoints are the same bits on plain and vector kernels, also where products with
/// what is outside an image are left out and where long sums are added up in parts.
class ConvolutionTwinsTest {
    static Stream<Arguments> settings() {
        Stream.Builder<Arguments> settings = Stream.builder();
        for (ElementType type : ElementType.values()) {
            settings.add(Arguments.of(type, Window.of(4, 4, 3, 3), 16, 80, 72));
            settings.add(Arguments.of(type, Window.of(9, 7, 3, 3).withStride(2, 2), 11, 5, 33));
            settings.add(Arguments.of(type, new Window(30, 6, 5, 2, 1, 1, 4, 1), 3, 16, 1));
            settings.add(Arguments.of(type, Window.line(50, 7), 8, 96, 20));
        }
        return settings.build();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areTheSameToTheBit(ElementType type, Window window, int images, int channels, int outputs)
            throws InterruptedException {
        Graph graph = new Graph();
        Expr x = graph.input("x", images * window.pixels(), channels);
        Expr kernel = graph.parameter("kernel", normal(window.taps() * channels, outputs, 1));
        Expr y = graph.input("y", images * window.patches(), outputs);
        List<Expr> results = List.of(
                x.convolution(kernel, window),
                y.convolutionBack(kernel.transpose(), window),
                x.convolutionKernel(y, window));
        Plan plan = Plan.compile(results, type);
        Kernels.best().settle();
        Execution plain = plan.execution(Kernels.plain());
        Execution vector = plan.execution(Kernels.best());
        for (Execution run : List.of(plain, vector)) {
            run.set(x, normal(x.rows(), channels, 2)).set(y, normal(y.rows(), outputs, 3));
            // The second run finds what the first left in the working memory.
            run.run().run();
        }
        for (Expr result : results) {
            assertThat(vector.get(result)).as("%s", result).isEqualTo(plain.get(result));
        }
    }

    private static Tensor normal(int rows, int columns, long seed) {
        RandomGenerator random = Seed.of(seed).generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }
}
