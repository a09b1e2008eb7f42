package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sibyl.transform.Log;
import org.sibyl.transform.LogLogit;
import org.sibyl.transform.Logit;
import org.sibyl.transform.Mirrored;
import org.sibyl.transform.OpenInterval;
import org.sibyl.transform.ScalarBijection;
import org.sibyl.transform.Scale;

final class ScalarBijectionTest implements ScalarBijectionLaws {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Override
    public Stream<Mapping> mappings() {
        Stream<Mapping> bounded = Stream.of(
                new Mapping(new Log(), new OpenInterval(0, INFINITY)),
                new Mapping(new Log(1), new OpenInterval(1, INFINITY)),
                new Mapping(new Log(-1e9), new OpenInterval(-1e9, INFINITY)),
                new Mapping(new Mirrored(new Log(-7)), new OpenInterval(-INFINITY, 7)),
                new Mapping(new Logit(), new OpenInterval(0, 1)),
                new Mapping(new Logit(-1, 1), new OpenInterval(-1, 1)),
                new Mapping(new Logit(1e6, 1e6 + 1e-9), new OpenInterval(1e6, 1e6 + 1e-9)),
                new Mapping(new Logit(-8e307, 8e307), new OpenInterval(-8e307, 8e307)),
                new Mapping(new LogLogit(1e-6, 1e3), new OpenInterval(1e-6, 1e3)),
                new Mapping(new LogLogit(1e-300, 1e300), new OpenInterval(1e-300, 1e300)),
                new Mapping(new LogLogit(1, 1.0001), new OpenInterval(1, 1.0001)));
        return Stream.concat(
                bounded,
                Univariates.ALL.stream()
                        .filter(distribution ->
                                Double.isFinite(distribution.lower()) || Double.isFinite(distribution.upper()))
                        .map(distribution -> new Mapping(distribution.toUnconstrained(), distribution.support())));
    }

    @Test
    void aBoundIsTakenForTheNearestNumberInside() {
        for (ScalarBijection map : new ScalarBijection[] {new Log(2), new Logit(2, 3), new LogLogit(2, 3)}) {
            assertThat(map.forward(2)).isEqualTo(map.forward(Math.nextUp(2.0))).isFinite();
        }
    }

    @Test
    void outsideIsRefusedWithTheIntervalAndTheValue() {
        for (double x : new double[] {1.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> new Logit(2, 3).forward(x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[2.0, 3.0]")
                    .hasMessageContaining(String.valueOf(x));
            assertThatThrownBy(() -> new Log(2).logDerivative(x)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThatThrownBy(() -> new Logit(1, 1)).hasMessageContaining("lower < upper");
        assertThatThrownBy(() -> new Logit(1, Math.nextUp(1.0))).hasMessageContaining("a double between");
        assertThatThrownBy(() -> new Logit(0, INFINITY)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new LogLogit(0, 1)).hasMessageContaining("0 < lower");
        assertThatThrownBy(() -> new Log(-INFINITY)).hasMessageContaining("finite lower bound");
        assertThatThrownBy(() -> new Scale(0, 0)).hasMessageContaining("other than 0");
    }
}
