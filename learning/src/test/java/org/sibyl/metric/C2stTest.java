package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class C2stTest {
    /// The accuracy over 2,000 held-out rows has a standard deviation of 0.011; four of them are allowed, a
    /// false-alarm rate of 6e-5.
    @Test
    void equalDistributionsCannotBeToldApart() {
        C2stResult result = C2st.DEFAULT.run(normal(1_000, 2, 0, 1, 1), normal(1_000, 2, 0, 1, 2), Seed.of(3));
        assertThat(result.accuracy()).isCloseTo(0.5, within(0.045));
        assertThat(result.foldAccuracies()).hasSize(5);
    }

    @Test
    void separatedDistributionsAlwaysCan() {
        assertThat(C2st.DEFAULT
                        .run(normal(300, 2, 0, 1, 1), normal(300, 2, 12, 1, 2), Seed.of(3))
                        .accuracy())
                .isGreaterThan(0.995);
    }

    /// N(0, 1) against N(1, 1) in one coordinate: the best accuracy is Φ(1/2) = 0.6915. Over 4,000 rows its
    /// standard deviation is 0.0073; four of them are allowed above, and 0.02 more below for what the perceptron
    /// does not learn.
    @Test
    void aShiftGivesTheBayesAccuracy() {
        double accuracy = C2st.DEFAULT
                .run(normal(2_000, 1, 0, 1, 1), normal(2_000, 1, 1, 1, 2), Seed.of(3))
                .accuracy();
        assertThat(accuracy).isBetween(0.6915 - 0.05, 0.6915 + 0.03);
    }

    /// N(0, 1) against N(0, 9): the densities cross at ±c, c² = 9 log 9/8, and the best accuracy is 1/2 + Φ(c) −
    /// Φ(c/3) = 0.7421, out of reach of a linear rule.
    @Test
    void aStretchGivesTheBayesAccuracy() {
        double accuracy = C2st.DEFAULT
                .run(normal(2_000, 1, 0, 1, 1), normal(2_000, 1, 0, 3, 2), Seed.of(3))
                .accuracy();
        assertThat(accuracy).isBetween(0.7421 - 0.05, 0.7421 + 0.03);
    }

    /// The first set alone scales both, so units cancel and a constant column does no harm.
    @Test
    void unitsDoNotMatter() {
        C2st two = C2st.DEFAULT.withThreads(2);
        C2stResult plain = two.run(normal(200, 1, 0, 1, 1), normal(200, 1, 1, 1, 2), Seed.of(3));
        C2stResult scaled = two.run(normal(200, 1, 0, 1024, 1), normal(200, 1, 1024, 1024, 2), Seed.of(3));
        assertThat(scaled).isEqualTo(plain);
        Tensor constant = Tensor.adopt(new double[200], 200, 1);
        assertThat(two.run(constant, constant, Seed.of(3)).accuracy()).isBetween(0.35, 0.65);
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        Tensor a = normal(150, 2, 0, 1, 1);
        Tensor b = normal(170, 2, 0.5, 1, 2);
        assertThat(C2st.DEFAULT.withThreads(4).run(a, b, Seed.of(4)))
                .isEqualTo(C2st.DEFAULT.withThreads(1).run(a, b, Seed.of(4)));
    }

    @Test
    void refusesSetsThatCannotBeCompared() {
        assertThatThrownBy(() -> C2st.DEFAULT.run(normal(9, 1, 0, 1, 1), normal(9, 2, 0, 1, 2), Seed.of(1)))
                .hasMessageContaining("found [9, 1] and [9, 2]");
        assertThatThrownBy(() -> C2st.DEFAULT.run(normal(9, 1, 0, 1, 1), normal(3, 1, 0, 1, 2), Seed.of(1)))
                .hasMessageContaining("at least 5 rows each");
    }

    private static Tensor normal(int n, int d, double mean, double deviation, long seed) {
        RandomGenerator random = Seed.of(seed).generator();
        double[] values = new double[n * d];
        for (int i = 0; i < values.length; i++) {
            values[i] = mean + deviation * random.nextGaussian();
        }
        return Tensor.adopt(values, n, d);
    }
}
