package org.sibyl.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.engine.Window;
import org.sibyl.nn.Purpose;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Convolutional layers against the sum that defines them.
class ConvolutionTest {
    private static final int IMAGES = 3;
    private static final int CHANNELS = 2;
    private static final int OUTPUTS = 5;

    static Stream<Window> windows() {
        Stream.Builder<Window> windows = Stream.builder();
        for (int kernel = 1; kernel <= 5; kernel++) {
            for (int stride = 1; stride <= 3; stride++) {
                windows.add(Window.line(9, kernel).withStride(1, stride));
                windows.add(Window.of(7, 6, kernel, kernel).withStride(stride, stride));
                windows.add(new Window(8, 5, kernel, 2, 1, stride, kernel - 1, 0));
            }
        }
        return windows.build();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void isTheSumOverTapsAndChannels(Window w) {
        Convolution layer = new Convolution("c", w, CHANNELS, OUTPUTS);
        SequencedMap<String, Tensor> parameters = layer.initialize(Seed.of(1));
        Tensor x = Networks.normal(Seed.of(2), IMAGES * w.pixels(), CHANNELS);
        Tensor y = Networks.value(layer, parameters, Purpose.EVALUATION, x);
        double[][] expected = new double[IMAGES * w.patches()][OUTPUTS];
        for (int i = 0; i < expected.length; i++) {
            int image = i / w.patches();
            int down = i % w.patches() / w.outputWidth() * w.strideHeight() - w.paddingHeight();
            int along = i % w.outputWidth() * w.strideWidth() - w.paddingWidth();
            for (int o = 0; o < OUTPUTS; o++) {
                double sum = Networks.get(parameters, "c.bias").get(o);
                for (int ky = 0; ky < w.kernelHeight(); ky++) {
                    for (int kx = 0; kx < w.kernelWidth(); kx++) {
                        int py = down + ky;
                        int px = along + kx;
                        for (int c = 0; c < CHANNELS && py >= 0 && px >= 0 && py < w.height() && px < w.width(); c++) {
                            sum += x.get((image * w.height() + py) * w.width() + px, c)
                                    * Networks.get(parameters, "c.weight")
                                            .get((ky * w.kernelWidth() + kx) * CHANNELS + c, o);
                        }
                    }
                }
                expected[i][o] = sum;
            }
        }
        // At most 50 products of numbers near 1.
        assertThat(y.toArray())
                .usingComparatorWithPrecision(1e-13)
                .containsExactly(
                        Tensor.ofRows(java.util.Arrays.asList(expected)).toArray());
    }

    @Test
    void firstValuesAreUniformWithinTheBoundOfThePixelsItSees() {
        Convolution layer = new Convolution("c", Window.of(8, 8, 3, 3), 4, 64);
        Tensor weight = Networks.get(layer.initialize(Seed.of(3)), "c.weight");
        assertThat(weight.shape().toArray()).containsExactly(36, 64);
        double bound = 1 / 6.0;
        double squares = 0;
        for (double value : weight.toArray()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(bound);
            squares += value * value / weight.size();
        }
        // Var U(−b, b) = b²/3; the mean of 2,304 squares has a relative standard deviation of 2%: 5 of them.
        assertThat(squares / (bound * bound / 3)).isBetween(0.9, 1.1);
    }

    @Test
    void wrongShapesAreRefused() {
        Convolution layer = new Convolution("c", Window.of(4, 4, 3, 3), 2, 3);
        SequencedMap<String, Tensor> parameters = layer.initialize(Seed.of(1));
        Tensor tooFew = Networks.normal(Seed.of(2), 15, 2);
        Tensor tooWide = Networks.normal(Seed.of(2), 16, 3);
        assertThatThrownBy(() -> Networks.value(layer, parameters, Purpose.EVALUATION, tooFew))
                .hasMessageContaining("[15, 2] is no number of images of 4x4 pixels");
        assertThatThrownBy(() -> Networks.value(layer, parameters, Purpose.EVALUATION, tooWide))
                .hasMessageContaining("3 channels");
        assertThatThrownBy(() -> new Convolution("c", Window.line(4, 3), 0, 3)).hasMessageContaining("found 0 and 3");
    }
}
