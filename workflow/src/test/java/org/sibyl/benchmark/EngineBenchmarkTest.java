package org.sibyl.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs every row once; how fast they are is for the benchmark itself to say.
class EngineBenchmarkTest {
    /// A step of the residual network takes many seconds on plain kernels.
    private static final List<String> NAMES = EngineBenchmark.rows().stream()
            .filter(name -> !name.equals("resnet18-32"))
            .toList();

    @Test
    void measuresEveryRowAndPrintsTheAgreedKeys() throws InterruptedException {
        List<BenchmarkRow> told = new ArrayList<>();
        BenchmarkTable table = EngineBenchmark.brief(StartupTest.pretended()).run(NAMES, told::add);
        JsonNode json = new JsonMapper().readTree(table.toJson());
        assertThat(json.propertyNames()).containsExactly("benchmark", "machine", "versions", "date", "rows");
        assertThat(json.get("benchmark").asString()).isEqualTo("engine");
        assertThat(json.get("machine").get("cores").asInt()).isPositive();
        assertThat(json.get("rows").size()).isEqualTo(told.size());
        for (JsonNode row : json.get("rows")) {
            assertThat(row.get("name").asString()).isIn(NAMES);
            assertThat(row.get("value").asDouble()).isPositive();
            assertThat(row.get("unit").asString()).isIn("GFLOP/s", "us/step", "us", "ms", "images/s");
            if (!row.has("until")) {
                assertThat(row.get("kernel").asString()).isIn("vector", "plain");
                assertThat(row.get("threads").asInt()).isBetween(1, 2);
                assertThat(row.get("allocated_bytes").asLong()).isNotNegative();
            }
        }
        assertThat(told).extracting(BenchmarkRow::name).containsAll(NAMES);
        // As sbi builds it: 5 · (5·50 + 50 + 8·50 + 50 + 2 · (50·50 + 50) + 50·10 + 10).
        assertThat(told)
                .filteredOn(row -> row.name().equals("maf-5-8"))
                .allSatisfy(row -> assertThat(row.fields()).containsEntry("parameters", 31_800));
    }
}
