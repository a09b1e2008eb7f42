package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Convolutions of more patches than a block holds against the definition, with channels that fill a row's
/// stride and channels that do not, and the identity that makes them adjoints.
class ConvolutionTest {
    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(Window.of(14, 15, 3, 3), 3, 16, 7),
                Arguments.of(Window.of(14, 15, 3, 3), 3, 5, 32),
                Arguments.of(new Window(20, 9, 5, 2, 2, 1, 2, 0), 4, 16, 16),
                Arguments.of(new Window(40, 40, 1, 1, 2, 2, 0, 0), 1, 3, 16),
                Arguments.of(new Window(33, 32, 4, 4, 3, 3, 3, 1), 3, 24, 1),
                Arguments.of(Window.line(700, 9), 1, 1, 4));
    }

    private final Graph graph = new Graph();

    private Expr constant(String name, int rows, int columns) {
        return graph.constant(TestModels.random(Seed.of(5).child(name), 1, rows, columns));
    }

    /// The longest chain of additions has 2,000 terms near 1, so that float64 leaves an error of about 1e-13
    /// · √2000.
    @ParameterizedTest
    @MethodSource("settings")
    void agreesWithTheDefinition(Window window, int count, int channels, int outputs) {
        Expr images = constant("images", count * window.pixels(), channels);
        Expr kernel = constant("kernel", window.taps() * channels, outputs);
        Expr cotangent = constant("cotangent", count * window.patches(), outputs);
        List<Expr> results = List.of(
                images.convolution(kernel, window),
                cotangent.convolutionBack(kernel.transpose(), window),
                images.convolutionKernel(cotangent, window));
        Execution run = Plan.compile(results, ElementType.FLOAT64)
                .execution(Kernels.plain())
                .run();
        for (Expr result : results) {
            Tensor expected = new NaiveInterpreter(Map.of()).value(result);
            assertThat(run.get(result).toArray())
                    .as("%s", result)
                    .usingComparatorWithPrecision(1e-11)
                    .containsExactly(expected.toArray());
        }
    }

    /// ⟨y, x ∗ k⟩ is the same number from the images' side and from the kernel's.
    @ParameterizedTest
    @MethodSource("settings")
    void hasTheAdjointsItSays(Window window, int count, int channels, int outputs) {
        Expr images = constant("images", count * window.pixels(), channels);
        Expr kernel = constant("kernel", window.taps() * channels, outputs);
        Expr y = constant("cotangent", count * window.patches(), outputs);
        Expr product = y.times(images.convolution(kernel, window)).sum();
        Expr byImages =
                images.times(y.convolutionBack(kernel.transpose(), window)).sum();
        Expr byKernel = kernel.times(images.convolutionKernel(y, window)).sum();
        Execution run = Plan.compile(List.of(product, byImages, byKernel), ElementType.FLOAT64)
                .execution(Kernels.plain())
                .run();
        // 10⁶ products of normal numbers, whose sum is of size 10³.
        assertThat(run.scalar(byImages)).isCloseTo(run.scalar(product), within(1e-8));
        assertThat(run.scalar(byKernel)).isCloseTo(run.scalar(product), within(1e-8));
    }
}
