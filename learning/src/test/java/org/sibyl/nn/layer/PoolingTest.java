package org.sibyl.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Purpose;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Pooling against the pixels of each patch.
class PoolingTest {
    private static final int IMAGES = 2;
    private static final int CHANNELS = 3;

    static Stream<Window> windows() {
        return Stream.of(
                new Window(6, 4, 2, 2, 2, 2, 0, 0),
                new Window(7, 5, 3, 3, 2, 2, 1, 1),
                new Window(5, 5, 3, 2, 1, 3, 2, 1),
                new Window(1, 9, 1, 4, 1, 2, 0, 3));
    }

    private static double[] patch(Window w, Tensor x, int patch, int channel) {
        DoubleStream.Builder values = DoubleStream.builder();
        int image = patch / w.patches();
        for (int y = 0; y < w.height(); y++) {
            for (int along = 0; along < w.width(); along++) {
                int ky = y - (patch % w.patches() / w.outputWidth() * w.strideHeight() - w.paddingHeight());
                int kx = along - (patch % w.outputWidth() * w.strideWidth() - w.paddingWidth());
                if (ky >= 0 && ky < w.kernelHeight() && kx >= 0 && kx < w.kernelWidth()) {
                    values.add(x.get((image * w.height() + y) * w.width() + along, channel));
                }
            }
        }
        return values.build().toArray();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void seesThePixelsInsideTheImageOnly(Window w) {
        // All negative: a zero from outside the image would be the greatest.
        double[] values =
                Networks.normal(Seed.of(1), IMAGES * w.pixels(), CHANNELS).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = -Math.abs(values[i]) - 0.1;
        }
        Tensor x = Tensor.adopt(values, IMAGES * w.pixels(), CHANNELS);
        Tensor max = value(new MaxPooling(w), x);
        Tensor mean = value(new AveragePooling(w), x);
        assertThat(max.rows()).isEqualTo(IMAGES * w.patches());
        for (int i = 0; i < max.rows(); i++) {
            for (int c = 0; c < CHANNELS; c++) {
                double[] seen = patch(w, x, i, c);
                assertThat(max.get(i, c)).isEqualTo(DoubleStream.of(seen).max().orElseThrow());
                assertThat(mean.get(i, c))
                        .isCloseTo(
                                DoubleStream.of(seen).average().orElseThrow(),
                                org.assertj.core.api.Assertions.within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 25})
    void theGlobalAverageIsTheMeanOfAllPixels(int pixels) {
        Tensor x = Networks.normal(Seed.of(2), IMAGES * pixels, CHANNELS);
        Tensor mean = value(new GlobalAverage(pixels), x);
        for (int image = 0; image < IMAGES; image++) {
            for (int c = 0; c < CHANNELS; c++) {
                double[] column = x.slice(image * pixels, (image + 1) * pixels).column(c);
                assertThat(mean.get(image, c))
                        .isCloseTo(
                                DoubleStream.of(column).average().orElseThrow(),
                                org.assertj.core.api.Assertions.within(1e-14));
            }
        }
    }

    @Test
    void flattenUndoesToPixels() {
        Tensor x = Networks.normal(Seed.of(3), 4, 12);
        Tensor pixels = value(new ToPixels(3), x);
        assertThat(pixels.shape().toArray()).containsExactly(16, 3);
        assertThat(pixels.get(1, 2)).isEqualTo(x.get(0, 5));
        assertThat(value(new Flatten(4), pixels)).isEqualTo(x);
        assertThatThrownBy(() -> value(new ToPixels(5), x)).hasMessageContaining("no images of 5 channels");
        assertThatThrownBy(() -> value(new Flatten(3), x)).hasMessageContaining("3 pixels");
        assertThatThrownBy(() -> value(new GlobalAverage(3), x)).hasMessageContaining("groups of 3 rows");
        assertThatThrownBy(() -> value(new MaxPooling(Window.line(3, 2)), x)).hasMessageContaining("1x3 pixels");
    }

    private static Tensor value(Layer layer, Tensor x) {
        return Networks.value(layer, Map.of(), Purpose.EVALUATION, x);
    }
}
