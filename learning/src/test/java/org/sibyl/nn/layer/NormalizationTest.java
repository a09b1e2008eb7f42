package org.sibyl.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.PopulationStatistics;
import org.sibyl.nn.Purpose;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Batch and layer normalisation, and the statistics for evaluation.
class NormalizationTest {
    private static final int ROWS = 60;

    /// Rows whose columns have means and spreads of their own.
    private static Tensor rows(int n, int columns) {
        double[] values = Networks.normal(Seed.of(1), n, columns).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 * (i % columns) + (1 + i % columns) * values[i];
        }
        return Tensor.adopt(values, n, columns);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean) / values.length;
        }
        return sum;
    }

    /// Columns with variance v come out with v/(v + 10⁻⁵).
    private static void assertStandardized(double[] values, double v, double tolerance) {
        assertThat(mean(values)).isCloseTo(0, within(tolerance));
        assertThat(variance(values)).isCloseTo(v / (v + 1e-5), within(tolerance));
    }

    @Test
    void batchNormStandardizesTheColumnsOfASlice() {
        BatchNorm layer = new BatchNorm("n", 4);
        Tensor x = rows(ROWS, 4);
        Tensor y = Networks.value(layer, layer.initialize(Seed.of(2)), Purpose.TRAINING, x);
        for (int j = 0; j < 4; j++) {
            assertStandardized(y.column(j), variance(x.column(j)), 1e-12);
        }
    }

    @Test
    void layerNormStandardizesEachRowAndForgetsItsShiftAndScale() {
        LayerNorm layer = new LayerNorm("n", 40);
        Tensor x = rows(5, 40);
        SequencedMap<String, Tensor> parameters = layer.initialize(Seed.of(2));
        Tensor y = Networks.value(layer, parameters, Purpose.TRAINING, x);
        double[] moved = x.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 7 + 1000 * moved[i];
        }
        Tensor same = Networks.value(layer, parameters, Purpose.EVALUATION, Tensor.adopt(moved, 5, 40));
        for (int i = 0; i < 5; i++) {
            assertStandardized(y.row(i), variance(x.row(i)), 1e-12);
        }
        // The floor of 10⁻⁵ is 10⁻⁸ of the rows' variance before and nothing after.
        assertThat(same.toArray()).usingComparatorWithPrecision(1e-7).containsExactly(y.toArray());
    }

    private static Layer deep() {
        return Sequential.of(
                new ToPixels(2),
                new BatchNorm("norm1", 2),
                Residual.basic("block", 4, 3, 2, 5, 2),
                new Convolution("last", new Window(2, 2, 2, 2, 1, 1, 0, 0), 5, 3),
                new BatchNorm("norm2", 3),
                Activation.TANH);
    }

    private static SequencedMap<String, Tensor> settled(Layer layer, Tensor data, int slice, int threads) {
        return PopulationStatistics.settle(
                layer.initialize(Seed.of(3)),
                (w, parts) -> layer.apply(w, parts.getFirst()),
                List.of(data),
                slice,
                threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 60, 100})
    void evaluationStandardizesTheTrainingDataAtEveryLayer(int slice) {
        Tensor data = rows(ROWS, 24);
        SequencedMap<String, Tensor> parameters = settled(deep(), data, slice, 1);
        assertThat(parameters.keySet())
                .contains("norm1.mean", "block.norm1.variance", "block.norm3.mean", "norm2.variance");
        List<Layer> layers = ((Sequential) deep()).layers();
        Layer toNorm1 = new Sequential(layers.subList(0, 2));
        Layer toNorm2 = new Sequential(layers.subList(0, 5));
        Tensor first = Networks.value(toNorm1, parameters, Purpose.EVALUATION, data);
        Tensor last = Networks.value(toNorm2, parameters, Purpose.EVALUATION, data);
        // The statistics were computed in float32.
        for (int j = 0; j < 2; j++) {
            assertStandardized(first.column(j), 1e3, 1e-5);
        }
        for (int j = 0; j < 3; j++) {
            double variance = Networks.get(parameters, "norm2.variance").get(j);
            assertStandardized(last.column(j), variance, 1e-4);
        }
    }

    @Test
    void trainingAndEvaluationAgreeWhereEverySliceIsThePopulation() {
        Tensor data = rows(ROWS, 24);
        SequencedMap<String, Tensor> parameters = settled(deep(), data, ROWS, 1);
        Tensor training = Networks.value(deep(), parameters, Purpose.TRAINING, data);
        Tensor evaluation = Networks.value(deep(), parameters, Purpose.EVALUATION, data);
        assertThat(evaluation.toArray()).usingComparatorWithPrecision(1e-4).containsExactly(training.toArray());
    }

    @Test
    void theStatisticsAreTheSameBitsOnAnyNumberOfThreadsAndSettledAnew() {
        Tensor data = rows(ROWS, 24);
        SequencedMap<String, Tensor> once = settled(deep(), data, 7, 1);
        assertThat(settled(deep(), data, 7, 2)).isEqualTo(once);
        Layer layer = deep();
        assertThat(PopulationStatistics.settle(
                        once, (w, parts) -> layer.apply(w, parts.getFirst()), List.of(data), 7, 1))
                .isEqualTo(once);
    }

    @Test
    void evaluationWithoutStatisticsSaysWhatIsMissing() {
        BatchNorm layer = new BatchNorm("n", 4);
        assertThatThrownBy(() -> Networks.value(layer, layer.initialize(Seed.of(2)), Purpose.EVALUATION, rows(3, 4)))
                .hasMessageContaining("'n.variance' is not known")
                .hasMessageContaining("settled");
    }
}
