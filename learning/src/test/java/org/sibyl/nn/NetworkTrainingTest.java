package org.sibyl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.nn.layer.Activation;
import org.sibyl.nn.layer.BatchNorm;
import org.sibyl.nn.layer.Dropout;
import org.sibyl.nn.layer.ResNet;
import org.sibyl.nn.layer.Sequential;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Networks of layers in the training loop.
class NetworkTrainingTest {
    private static final int SIDE = 8;

    /// Images of noise with a bright bar, lying (label 0) or standing (label 1), somewhere.
    private static List<Tensor> bars(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] images = new double[n * SIDE * SIDE];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < SIDE * SIDE; p++) {
                images[i * SIDE * SIDE + p] = 0.3 * random.nextGaussian();
            }
            labels[i] = i % 2;
            int line = random.nextInt(SIDE);
            for (int k = 2; k < 6; k++) {
                images[i * SIDE * SIDE + (i % 2 == 0 ? line * SIDE + k : k * SIDE + line)] += 1;
            }
        }
        return List.of(Tensor.adopt(images, n, SIDE * SIDE), Tensor.adopt(labels, n, 1));
    }

    /// Cross-entropy of a label 0 or 1.
    private static RowLoss loss(Layer network) {
        return (weights, parts) -> {
            Expr logit = network.apply(weights, parts.getFirst());
            return logit.softplus().minus(parts.get(1).times(logit));
        };
    }

    private static Training training(int epochs) {
        return Training.DEFAULT.withBatch(30).withLearningRate(2e-3).withMaxEpochs(epochs);
    }

    @Test
    void aResidualNetworkLearnsToTellBarsApart() {
        ResNet network = new ResNet("net", SIDE, SIDE, 1, List.of(8, 16), 1, 1);
        List<Tensor> data = bars(300, Seed.of(1));
        Trained trained = new Trainer(training(12), 2)
                .withSlice(15)
                .train(network.initialize(Seed.of(2)), loss(network), data, Seed.of(3), epoch -> {});
        List<Double> losses = trained.curve().training();
        // A guess has ln 2 = 0.69.
        assertThat(losses.getFirst()).isLessThan(1.5);
        assertThat(losses.getLast()).isLessThan(0.15);

        List<Tensor> fresh = bars(200, Seed.of(4));
        Tensor logits = new Predictor(network, trained.parameters()).apply(fresh.getFirst());
        assertThat(new Predictor(network, trained.parameters(), 7, 2).apply(fresh.getFirst()))
                .isEqualTo(logits);
        int right = 0;
        for (int i = 0; i < 200; i++) {
            right += (logits.get(i) > 0) == (i % 2 == 1) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(185);
    }

    private static SequencedMap<String, Tensor> trained(int threads, Seed seed) {
        Layer network = Sequential.of(
                new Linear("first", SIDE * SIDE, 20),
                new BatchNorm("norm", 20),
                Activation.RELU,
                new Dropout("drop", 0.4),
                new Linear("second", 20, 1));
        return new Trainer(training(3), threads)
                .withSlice(7)
                .train(network.initialize(Seed.of(2)), loss(network), bars(100, Seed.of(1)), seed, epoch -> {})
                .parameters();
    }

    @Test
    void batchNormalisationAndDropoutGiveTheSameBitsOnAnyNumberOfThreads() {
        SequencedMap<String, Tensor> alone = trained(1, Seed.of(5));
        assertThat(trained(2, Seed.of(5))).isEqualTo(alone);
        assertThat(trained(1, Seed.of(6))).isNotEqualTo(alone);
        assertThat(alone.keySet())
                .containsExactly(
                        "first.weight",
                        "first.bias",
                        "norm.gain",
                        "norm.bias",
                        "second.weight",
                        "second.bias",
                        "norm.mean",
                        "norm.variance");
    }

    @Test
    void dropoutLeavesWhatIsEvaluatedAlone() {
        Dropout layer = new Dropout("drop", 0.4);
        org.sibyl.engine.Graph graph = new org.sibyl.engine.Graph();
        Expr x = graph.input("x", 3, 2);
        assertThat(layer.apply(new Weights(graph, new java.util.LinkedHashMap<>()), x))
                .isSameAs(x);
        assertThat(graph.masks()).isEmpty();
        Weights training = new Weights(graph, new java.util.LinkedHashMap<>(), Purpose.TRAINING);
        layer.apply(training, layer.apply(training, x));
        assertThat(graph.masks()).hasSize(2);
        assertThatThrownBy(() -> new Dropout("drop", 1)).hasMessageContaining("probability 1.0");
    }

    /// 11,172,810: 64 · 9 of the stem, four stages of 147,456 · (1 + 3.5 + 14 + 56) and three shortcuts of
    /// convolutions, two numbers for each of the 4,800 channels that are normalised, and 5,130 of the head.
    @Test
    void theNetworkOfEighteenLayersHasItsParameters() {
        ResNet network = ResNet.eighteen("net", 32, 32, 1, 10);
        int count = network.initialize(Seed.of(1)).values().stream()
                .mapToInt(Tensor::size)
                .sum();
        int convolutions = 576;
        int width = 64;
        for (int next : new int[] {64, 128, 256, 512}) {
            convolutions += 9 * next * (width + 3 * next) + (next == width ? 0 : width * next);
            width = next;
        }
        assertThat(count).isEqualTo(convolutions + 2 * 4_800 + 5_130).isEqualTo(11_172_810);
    }
}
