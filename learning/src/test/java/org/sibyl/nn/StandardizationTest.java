package org.sibyl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class StandardizationTest {
    @FunctionalInterface
    interface Draw {
        double from(RandomGenerator random);
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("normal", Standardization.Tail.ORDINARY, (Draw) r -> 5 + 3 * r.nextGaussian()),
                Arguments.of("uniform", Standardization.Tail.ORDINARY, (Draw) RandomGenerator::nextDouble),
                Arguments.of("exponential", Standardization.Tail.ORDINARY, (Draw) RandomGenerator::nextExponential),
                Arguments.of("log-normal", Standardization.Tail.HEAVY, (Draw) r -> Math.exp(2 * r.nextGaussian())),
                Arguments.of("cauchy", Standardization.Tail.HEAVY, (Draw)
                        r -> r.nextGaussian() / Math.abs(r.nextGaussian())),
                Arguments.of("mostly zero", Standardization.Tail.HEAVY, (Draw)
                        r -> r.nextDouble() < 0.8 ? 0 : 100 * r.nextDouble()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void columnsComeOutWithMeanZeroAndDeviationOne(String name, Standardization.Tail tail, Draw draw) {
        RandomGenerator random = Seed.of(3).child(name).generator();
        Tensor rows = Tensor.vector(
                        random.doubles(2_000).map(u -> draw.from(random)).toArray())
                .reshape(2_000, 1);
        Standardization standardization = Standardization.of(rows);
        double[] out = standardization.apply(rows).column(0);
        assertThat(standardization.columns().getFirst().tail()).isEqualTo(tail);
        assertThat(mean(out)).isCloseTo(0, within(1e-10));
        assertThat(meanSquare(out)).isCloseTo(1, within(1e-10));
        assertThat(Arrays.stream(out).map(Math::abs).max().orElseThrow()).isLessThan(12);
    }

    @Test
    void theMapIsStrictlyIncreasing() {
        RandomGenerator random = Seed.of(4).generator();
        double[] heavy = random.doubles(500).map(u -> Math.expm1(6 * u)).toArray();
        Standardization standardization = Standardization.of(Tensor.of(heavy, 500, 1));
        double[] grid = new double[401];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Math.sinh((i - 200) / 10.0);
        }
        double[] out = standardization.apply(Tensor.of(grid, 401, 1)).column(0);
        for (int i = 1; i < out.length; i++) {
            assertThat(out[i]).isGreaterThan(out[i - 1]);
        }
    }

    @Test
    void aConstantColumnBecomesZeroAndStaysFiniteElsewhere() {
        Tensor rows = Tensor.ofRows(new double[] {0.1, 1}, new double[] {0.1, 2}, new double[] {0.1, 4});
        Standardization standardization = Standardization.of(rows);
        assertThat(standardization.apply(rows).column(0)).containsExactly(new double[3], within(1e-12));
        assertThat(standardization.apply(Tensor.ofRows(new double[] {7, 1})).get(0, 0))
                .isCloseTo(6.9, within(1e-12));
    }

    @Test
    void rowsThatAreNotFiniteAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardization.of(Tensor.ofRows(new double[] {1, Double.NaN})))
                .withMessageContaining("column 1")
                .withMessageContaining("not valid");
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
