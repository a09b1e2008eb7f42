package org.sibyl.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.distribution.Normal;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class SliceKernelTest {
    private static final Normal LEFT = new Normal(-2, 0.5);
    private static final Normal RIGHT = new Normal(2, 1);

    /// A chain that starts in its target distribution stays in it: 3,000 independent starts, three sweeps each, for
    /// bracket widths and numbers of expansions from far too small to far too large. The target's first coordinate
    /// has two modes, the second follows the first. False-alarm rate 1e-4 for each test.
    @ParameterizedTest
    @CsvSource({"0.05, 3", "0.5, 1", "2, 100", "50, 100"})
    void theTargetIsStationary(double width, int expansions) {
        SliceKernel kernel = new SliceKernel(SliceKernelTest::target, expansions);
        double[] first = new double[3_000];
        double[] second = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            RandomGenerator random = Seed.of(1).child(i).generator();
            double x = random.nextDouble() < 0.3 ? LEFT.draw(random) : RIGHT.draw(random);
            SliceState state = kernel.init(new double[] {x, x + random.nextGaussian()});
            for (int sweep = 0; sweep < 3; sweep++) {
                state = kernel.step(state, Tensor.vector(width, width), random).state();
            }
            first[i] = state.position().get(0);
            second[i] = state.position().get(1) - first[i];
            assertThat(state.logDensity()).isEqualTo(target(state.position().toArray()));
        }
        assertThat(KolmogorovSmirnov.oneSample(first, x -> 0.3 * LEFT.cdf(x) + 0.7 * RIGHT.cdf(x))
                        .pValue())
                .isGreaterThan(1e-4);
        assertThat(KolmogorovSmirnov.oneSample(second, new Normal(0, 1)::cdf).pValue())
                .isGreaterThan(1e-4);
    }

    @Test
    void evaluationsAreCounted() {
        int[] calls = {0};
        SliceKernel kernel = new SliceKernel(
                x -> {
                    calls[0]++;
                    return target(x);
                },
                100);
        RandomGenerator random = Seed.of(2).generator();
        SliceState state = kernel.init(new double[] {0, 0});
        calls[0] = 0;
        SliceStep step = kernel.step(state, Tensor.vector(1, 1), random);
        assertThat(step.evaluations()).isEqualTo(calls[0]);
        assertThat(step.proposals()).isBetween(2, calls[0]);
    }

    @Test
    void refusesAStartOutsideTheSupport() {
        SliceKernel kernel = new SliceKernel(x -> x[0] > 0 ? -x[0] : Double.NEGATIVE_INFINITY, 10);
        assertThatThrownBy(() -> kernel.init(new double[] {-1}))
                .hasMessageContaining("cannot start at [-1.0] where the density is zero");
    }

    private static double target(double[] x) {
        double mixture = 0.3 * Math.exp(LEFT.logDensity(x[0])) + 0.7 * Math.exp(RIGHT.logDensity(x[0]));
        return Math.log(mixture) - (x[1] - x[0]) * (x[1] - x[0]) / 2;
    }
}
