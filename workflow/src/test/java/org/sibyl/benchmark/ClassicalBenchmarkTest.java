package org.sibyl.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.tensor.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs every row once with few data; how fast they are is for the benchmark itself to say.
class ClassicalBenchmarkTest {
    @Test
    void measuresEveryRowAndPrintsTheAgreedKeys() throws InterruptedException {
        List<BenchmarkRow> told = new ArrayList<>();
        BenchmarkTable table = ClassicalBenchmark.brief().run(List.of(), told::add);
        JsonNode json = new JsonMapper().readTree(table.toJson());
        assertThat(json.get("benchmark").asString()).isEqualTo("classical");
        assertThat(json.get("rows").size()).isEqualTo(told.size());
        for (JsonNode row : json.get("rows")) {
            assertThat(row.get("value").asDouble()).isPositive();
            assertThat(row.get("unit").asString()).isEqualTo("ms");
            assertThat(row.get("kernel").asString()).isIn("vector", "plain");
            assertThat(row.get("threads").asInt()).isBetween(1, 2);
        }
        assertThat(told.stream().map(BenchmarkRow::name).distinct())
                .containsExactlyElementsOf(ClassicalBenchmark.rows());
        String text = table.toMarkdown();
        assertThat(text)
                .containsPattern("\\| row \\| unit \\| .*, 1 thread \\|")
                .contains("| auc: AUC | 0.7");
    }

    /// What `benchmarks/peers/classical.py` gives, to the rounding of a logarithm and a cosine.
    @Test
    void thePeersHaveTheSameNumbers() {
        assertThat(ClassicalData.uniform(3, 7))
                .containsExactly(0.8314423694173285, 0.7380940462440628, 0.8414270331927485);
        double[] normal = ClassicalData.normal(4, 7);
        double[] expected = {-0.04541108490973967, -0.6059079280125117, -0.10566388859709414, 0.5780545836524912};
        for (int i = 0; i < 4; i++) {
            assertThat(normal[i]).isCloseTo(expected[i], within(1e-15));
        }
        assertThat(mean(ClassicalData.twoPeaks(1_000, 10))).isCloseTo(-0.05082933622725362, within(1e-13));
        assertThat(mean(ClassicalData.clusters(1_000, 10, 8, 30))).isCloseTo(-0.1189459449859462, within(1e-13));
        Tensor x = ClassicalData.cloud(1_000, 20, 40);
        assertThat(mean(ClassicalData.labels(x, 40))).isEqualTo(0.435);
        Tensor labels = ClassicalData.rareLabels(1_000, 50);
        assertThat(mean(labels)).isEqualTo(0.306);
        assertThat(mean(ClassicalData.scores(labels, 50))).isCloseTo(0.3104943426844717, within(1e-13));
    }

    private static double mean(Tensor numbers) {
        return Arrays.stream(numbers.toArray()).average().orElseThrow();
    }
}
