package org.sibyl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The layer that `docs/guide/networks.md` shows how to write; its longer example is run where all modules are.
class NetworksGuideTest {
    record Scale(String name, int columns) implements Layer {
        @Override
        public void initialize(SequencedMap<String, Tensor> parameters, Seed seed) {
            parameters.put(name, FirstValues.row(columns, 1));
        }

        @Override
        public Expr apply(Weights weights, Expr x) {
            return x.times(weights.get(name));
        }
    }
    // guide: end

    @Test
    void aLayerOfYourOwnCanBeTrained() {
        Scale layer = new Scale("scale", 2);
        Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2);
        Tensor threefold = Tensor.of(new double[] {3, 6, 9, 12, 15, 18, 21, 24}, 4, 2);
        RowLoss loss = (weights, parts) ->
                layer.apply(weights, parts.get(0)).minus(parts.get(1)).square().sum(1);
        Trained trained = new Trainer(Training.DEFAULT.withLearningRate(0.05).withMaxEpochs(500), 1)
                .train(layer.initialize(Seed.of(1)), loss, List.of(x, threefold), Seed.of(2), epoch -> {});
        // Adam's last steps are of the size of the learning rate.
        assertThat(new Predictor(layer, trained.parameters()).apply(x).toArray())
                .usingComparatorWithPrecision(0.5)
                .containsExactly(threefold.toArray());
    }

    /// Line for line but for the indentation.
    @Test
    void theGuideShowsItAsItIs() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "networks.md")));
        String source =
                Files.readString(Path.of("src", "test", "java", "org", "sibyl", "nn", "NetworksGuideTest.java"));
        String shown = source.substring(source.indexOf("record Scale"), source.indexOf("// guide: end"));
        assertThat(guide).contains(stripped(shown));
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
