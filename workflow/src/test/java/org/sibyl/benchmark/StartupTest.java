package org.sibyl.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StartupTest {
    /// A row whose processes only pretend.
    static Startup pretended() {
        return new Startup(
                started -> shell("echo a warning; echo '{\"hundredth_ms\":900,\"steady_ms\":2500,\"step_us\":300}'"),
                1);
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    @Test
    void theSteadyStateBeginsWithTheFirstWindowAsQuickAsTheLastOnes() {
        // Milliseconds: the first step begins 700 after the process; 100 steps of 5, 100 of 1, then 0.32 and 0.3.
        List<Double> steps = new ArrayList<>();
        for (double step : new double[] {5, 5, 1, 1, 0.32, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3}) {
            for (int i = 0; i < StartupProbe.WINDOW; i++) {
                // A pause now and then is no reason not to be steady.
                steps.add(i % 10 == 3 ? step + 40 : step);
            }
        }
        long[] times = new long[steps.size() + 1];
        times[0] = 2_700_000_000L;
        for (int i = 0; i < steps.size(); i++) {
            times[i + 1] = times[i] + Math.round(steps.get(i) * 1e6);
        }
        StartupProbe probe = StartupProbe.of(2_000_000_000L, times);
        double pauses = 40 * StartupProbe.WINDOW / 10.0;
        assertThat(probe.hundredth()).isCloseTo(700 + 100 * 5 + 2 * pauses, within(1e-6));
        assertThat(probe.steady()).isCloseTo(700 + 100 * 5 + 100 * 1 + 4 * pauses, within(1e-6));
        assertThat(probe.step()).isCloseTo(300, within(1e-6));
    }

    @Test
    void aProbeTakesAHundredStepsAndMore() {
        Instant started = Instant.now().minus(Duration.ofSeconds(5));
        StartupProbe probe = StartupProbe.run(started, Duration.ZERO);
        assertThat(probe.hundredth()).isGreaterThan(5000);
        assertThat(probe.steady()).isGreaterThan(5000);
        assertThat(probe.step()).isPositive();
        JsonNode json = JsonMapper.shared().readTree(probe.toJson());
        assertThat(json.get("hundredth_ms").asDouble()).isEqualTo(probe.hundredth());
        assertThat(json.get("steady_ms").asDouble()).isEqualTo(probe.steady());
        assertThat(json.get("step_us").asDouble()).isEqualTo(probe.step());
    }

    @Test
    void theRowsAreMediansOverProcesses() throws InterruptedException {
        List<Instant> starts = new ArrayList<>();
        Startup startup = new Startup(
                started -> {
                    starts.add(started);
                    int n = starts.size();
                    return shell("echo '{\"hundredth_ms\":" + 100 * n + ",\"steady_ms\":" + (900 - 100 * n)
                            + ",\"step_us\":7}'");
                },
                3);
        List<BenchmarkRow> rows = startup.measure();
        assertThat(starts).hasSize(3).isSorted();
        assertThat(rows).extracting(BenchmarkRow::value).containsExactly(200.0, 700.0);
        assertThat(rows.get(0).fields()).containsEntry("until", "100th step").containsEntry("best", 100.0);
        assertThat(rows.get(1).fields()).containsEntry("best", 600.0).containsEntry("us/step", 7.0);
    }

    @Test
    void aProcessThatFailsIsNamed() {
        assertThatThrownBy(() -> new Startup(started -> shell("echo gone; exit 4"), 1).measure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exit 4")
                .hasMessageContaining("ended with code 4 and 'gone'");
        assertThatThrownBy(() -> new Startup(started -> List.of("/no/such/program"), 1).measure())
                .hasMessageContaining("cannot be started");
    }
}
