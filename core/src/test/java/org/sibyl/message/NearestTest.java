package org.sibyl.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KEYS = List.of("study", "simulator", "parameters", "observation", "prior");

    @ParameterizedTest
    @CsvSource({
        "simulatr, simulator",
        "simualtor, simulator",
        "Parameter, parameters",
        "obsevration, observation",
        "priors, prior",
        "stdy, study"
    })
    void aSlipFindsItsWord(String wrong, String right) {
        assertThat(Nearest.of(wrong, KEYS)).contains(right);
    }

    @Test
    void aStrangerFindsNothingAndIsToldAllWords() {
        assertThat(Nearest.of("zzz", KEYS)).isEmpty();
        assertThat(Nearest.of("c", List.of("a", "b"))).isEmpty();
        assertThat(Nearest.hint("zzz", KEYS, "keys here"))
                .isEqualTo("the keys here are study, simulator, parameters, observation, prior");
    }

    @ParameterizedTest
    @CsvSource({"ab, ba, 1", "kitten, sitting, 3", "abc, abc, 0", "'', abc, 3", "ca, abc, 3"})
    void distanceCountsEdits(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }
}
