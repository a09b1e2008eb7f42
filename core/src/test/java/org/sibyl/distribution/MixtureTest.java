package org.sibyl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

final class MixtureTest {
    private static final Prior LEFT = Priors.uniform("x", 0, 1);
    private static final Prior RIGHT = Priors.uniform("x", 2, 4);

    @Test
    void densitiesAddUpWithTheirWeights() {
        Mixture mixture = Mixture.of(List.of(LEFT, RIGHT), 5 + Math.log(3), 5);
        Tensor logProb = mixture.logProb(Tensor.of(new double[] {0.5, 3, 1.5}, 3, 1));
        assertThat(logProb.get(0)).isCloseTo(Math.log(0.75), within(1e-15));
        assertThat(logProb.get(1)).isCloseTo(Math.log(0.125), within(1e-15));
        assertThat(logProb.get(2)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// 7,500 of 10,000 expected, standard deviation 43: false-alarm rate below 1e-6.
    @Test
    void componentsAreDrawnWithTheirWeights() {
        Mixture mixture = Mixture.of(List.of(LEFT, RIGHT), Math.log(3), 0);
        Tensor sample = mixture.sample(10_000, Seed.of(1));
        long left = 0;
        for (int i = 0; i < sample.rows(); i++) {
            left += sample.get(i, 0) < 1 ? 1 : 0;
        }
        assertThat(left).isCloseTo(7_500L, within(216L));
    }

    @Test
    void aComponentOfNoWeightIsNeverDrawn() {
        Mixture mixture = Mixture.of(List.of(LEFT, RIGHT), 0, Double.NEGATIVE_INFINITY);
        Tensor sample = mixture.sample(1_000, Seed.of(2));
        for (int i = 0; i < sample.rows(); i++) {
            assertThat(sample.get(i, 0)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void whatIsNoMixtureIsRefused() {
        assertThatThrownBy(() -> Mixture.of(List.of(LEFT), 0, 0)).hasMessageContaining("1 components and 2 weights");
        assertThatThrownBy(() -> Mixture.of(List.of(LEFT), Double.NEGATIVE_INFINITY))
                .hasMessageContaining("finite positive sum");
        assertThatThrownBy(() -> Mixture.of(List.of(LEFT, Priors.product(LEFT, Priors.uniform("y", 0, 1))), 0, 0))
                .hasMessageContaining("same event shape");
    }
}
