package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.transform.OpenInterval;
import org.sibyl.transform.ScalarBijection;

/// The laws of [ScalarBijection] at the ends of the number range. (Its other laws are those of [BijectionLaws].)
public interface ScalarBijectionLaws {
    /// A map and the interval on which it is defined.
    ///
    /// @param map f
    /// @param domain where f is defined
    record Mapping(ScalarBijection map, OpenInterval domain) {}

    /// The maps to test; their images are the whole line.
    Stream<Mapping> mappings();

    /// f⁻¹(y) lies strictly inside the interval for every y, however large, and is never NaN.
    @TestFactory
    default Stream<DynamicTest> inverseStaysInside() {
        return each(mapping -> extremes().forEach(y -> {
            double x = mapping.map().inverse(y);
            assertThat(x).as("inverse of %s", y).isEqualTo(mapping.domain().nearest(x));
        }));
    }

    /// f and both log-derivatives are finite at every double inside the interval that f⁻¹ can give.
    @TestFactory
    default Stream<DynamicTest> everythingIsFiniteNearTheBounds() {
        return each(mapping -> extremes().filter(y -> Math.abs(y) < 1e150).forEach(y -> {
            double x = mapping.map().inverse(y);
            assertThat(mapping.map().forward(x)).as("image of %s", x).isFinite();
            assertThat(mapping.map().logDerivative(x)).as("slope at %s", x).isFinite();
            assertThat(mapping.map().inverseLogDerivative(y))
                    .as("slope at image %s", y)
                    .isFinite();
        }));
    }

    /// f is monotone: in y, f⁻¹ never turns.
    @TestFactory
    default Stream<DynamicTest> inverseIsMonotone() {
        return each(mapping -> {
            double[] x = extremes().sorted().map(mapping.map()::inverse).toArray();
            double direction =
                    Math.signum(mapping.map().inverse(1) - mapping.map().inverse(-1));
            for (int i = 1; i < x.length; i++) {
                assertThat(direction * (x[i] - x[i - 1]) >= 0)
                        .as("order of %s and %s", x[i - 1], x[i])
                        .isTrue();
            }
        });
    }

    /// Within 15 of zero the two log-derivatives are each other's negative, as far as x, rounded to a double, keeps
    /// digits
    /// of its distance to the bounds.
    @TestFactory
    default Stream<DynamicTest> logDerivativesCancel() {
        return each(mapping -> DoubleStream.iterate(-15, y -> y <= 15, y -> y + 0.37)
                .forEach(y -> {
                    double x = mapping.map().inverse(y);
                    double distance = Math.min(
                            x - mapping.domain().lower(), mapping.domain().upper() - x);
                    double rounding = 4 * Math.ulp(x) / distance + 1e-12;
                    if (rounding > 1e-3) {
                        return;
                    }
                    assertThat(mapping.map().logDerivative(x) + mapping.map().inverseLogDerivative(y))
                            .isCloseTo(0, within(rounding));
                    assertThat(mapping.map().forward(x)).isCloseTo(y, within(rounding * (1 + Math.abs(y))));
                }));
    }

    private static DoubleStream extremes() {
        return DoubleStream.of(0, 1, 20, 36, 37, 40, 700, 709, 710, 744, 745, 746, 1e4, 1e100, 1e300, Double.MAX_VALUE)
                .flatMap(y -> DoubleStream.of(-y, y));
    }

    private Stream<DynamicTest> each(Law<Mapping> law) {
        return mappings().map(mapping -> DynamicTest.dynamicTest(mapping.map().toString(), () -> law.test(mapping)));
    }
}
