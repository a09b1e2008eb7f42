package org.sibyl.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.optimize.Schedule.Constant;
import org.sibyl.optimize.Schedule.Cosine;
import org.sibyl.optimize.Schedule.Exponential;
import org.sibyl.optimize.Schedule.Pace;
import org.sibyl.optimize.Schedule.ReduceOnPlateau;
import org.sibyl.optimize.Schedule.WarmUp;
import org.sibyl.random.Seed;

/// Rules and schedules against closed forms of their recursions.
class FirstOrderRulesTest {
    private static final int STEPS = 30;
    private static final double RATE = 0.1;

    /// The variable after each step, with random gradients, and these gradients.
    @SuppressWarnings("ArrayRecordComponent") // a run is never compared
    private record Run(List<Double> x, double[] gradients) {
        static Run of(UpdateRule rule) {
            RandomGenerator random = Seed.of(2).generator();
            double[] gradients = new double[STEPS];
            List<Double> x = new ArrayList<>(List.of(0.5));
            double[] at = {0.5};
            UpdateRule.Moments moments = rule.init(1);
            for (int t = 0; t < STEPS; t++) {
                gradients[t] = random.nextGaussian() * (t < 10 ? 3 : 0.1);
                UpdateRule.Update update = rule.step(at, new double[] {gradients[t]}, moments, RATE);
                at = update.x();
                moments = update.moments();
                x.add(at[0]);
            }
            assertThat(moments.steps()).isEqualTo(STEPS);
            return new Run(x, gradients);
        }

        /// Σ βᵗ⁻ⁱ gᵢᵖ over the first t + 1 gradients.
        double decayed(double beta, int t, int power) {
            double sum = 0;
            for (int i = 0; i <= t; i++) {
                sum += Math.pow(beta, t - i) * Math.pow(gradients[i], power);
            }
            return sum;
        }

        void check(Step step) {
            for (int t = 0; t < STEPS; t++) {
                double expected = x.get(t) - RATE * step.of(t, x.get(t));
                assertThat(x.get(t + 1)).as("step %s", t).isCloseTo(expected, within(1e-13));
            }
        }
    }

    private interface Step {
        double of(int t, double x);
    }

    @Test
    void gradientDescentAndMomentum() {
        Run plain = Run.of(new GradientDescent());
        plain.check((t, x) -> plain.gradients[t]);
        Run heavy = Run.of(new Momentum(0.8));
        heavy.check((t, x) -> heavy.decayed(0.8, t, 1));
    }

    @Test
    void adamAndAdamW() {
        for (double decay : new double[] {0, 0.01}) {
            Run run = Run.of(Adam.DEFAULT.withWeightDecay(decay));
            run.check((t, x) -> adam(run, t, second(run, t)) + decay * x);
        }
    }

    @Test
    void amsGradKeepsTheGreatestSecondMoment() {
        Run run = Run.of(AmsGrad.DEFAULT);
        run.check((t, x) -> {
            double greatest = 0;
            for (int i = 0; i <= t; i++) {
                greatest = Math.max(greatest, second(run, i));
            }
            return adam(run, t, greatest);
        });
    }

    private static double second(Run run, int t) {
        return 0.001 * run.decayed(0.999, t, 2);
    }

    private static double adam(Run run, int t, double second) {
        double mean = 0.1 * run.decayed(0.9, t, 1) / (1 - Math.pow(0.9, t + 1));
        return mean / (Math.sqrt(second / (1 - Math.pow(0.999, t + 1))) + 1e-8);
    }

    @Test
    void timedSchedulesHaveTheirClosedForms() {
        Exponential exponential = new Exponential(0.1, 0.5, 10);
        Cosine cosine = new Cosine(0.1, 0.01, 40);
        assertThat(new Constant(0.3).rate(1_000_000)).isEqualTo(0.3);
        assertThat(exponential.rate(0)).isEqualTo(0.1);
        assertThat(exponential.rate(10)).isCloseTo(0.05, within(1e-16));
        assertThat(exponential.rate(35)).isCloseTo(0.1 * Math.pow(0.5, 3.5), within(1e-16));
        assertThat(cosine.rate(0)).isEqualTo(0.1);
        assertThat(cosine.rate(20)).isCloseTo(0.055, within(1e-16));
        assertThat(cosine.rate(10)).isCloseTo(0.01 + 0.09 * (1 + Math.sqrt(0.5)) / 2, within(1e-16));
        assertThat(cosine.rate(40)).isCloseTo(0.01, within(1e-16));
        assertThat(cosine.rate(4000)).isCloseTo(0.01, within(1e-16));
    }

    @Test
    void schedulesGoFromStateToState() {
        Cosine cosine = new Cosine(0.1, 0.01, 40);
        WarmUp warm = new WarmUp(cosine, 8);
        Pace plain = cosine.init();
        Pace warmed = warm.init();
        for (int t = 0; t < 50; t++) {
            assertThat(plain.learningRate()).isEqualTo(cosine.rate(t));
            assertThat(warmed.learningRate()).isCloseTo(cosine.rate(t) * Math.min(1, (t + 1) / 8.0), within(1e-16));
            plain = cosine.next(plain, 1);
            warmed = warm.next(warmed, 1);
        }
    }

    @Test
    void aPlateauReducesTheRate() {
        Schedule schedule = new ReduceOnPlateau(0.1, 0.5, 3);
        double[] losses = {5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3};
        double[] rates = {0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025};
        for (int warm : new int[] {1, 4, 9}) {
            // Warmed up in one step, a schedule is as it was.
            Schedule tested = warm == 1 ? schedule : new WarmUp(schedule, warm);
            Pace pace = tested.init();
            for (int t = 0; t < losses.length; t++) {
                double expected = rates[t] * Math.min(1, (t + 1.0) / warm);
                assertThat(pace.learningRate()).as("step %s of %s", t, warm).isCloseTo(expected, within(1e-16));
                pace = tested.next(pace, losses[t]);
            }
            assertThat(pace.bestLoss()).isEqualTo(3);
        }
    }

    @Test
    void clippingKeepsTheDirection() {
        GradientClipping clipping = new GradientClipping(5);
        double[] shortOne = {3, -3.9};
        assertThat(clipping.clip(shortOne)).isEqualTo(shortOne);
        assertThat(clipping.clip(new double[] {30, -40})).containsExactly(new double[] {3, -4}, within(1e-15));
        assertThat(GradientClipping.NONE.clip(new double[] {1e300, 0})).containsExactly(1e300, 0);
    }

    /// dᵗ x₀ + (1 − d) Σ dᵗ⁻ⁱ xᵢ
    @Test
    void weightsAreAveragedWithDecay() {
        WeightAverage rule = new WeightAverage(0.7);
        double[] average = {2};
        double expected = 2;
        for (int t = 1; t <= 20; t++) {
            average = rule.next(average, new double[] {Math.sin(t)});
            expected = Math.pow(0.7, t) * 2;
            for (int i = 1; i <= t; i++) {
                expected += 0.3 * Math.pow(0.7, t - i) * Math.sin(i);
            }
            assertThat(average[0]).isCloseTo(expected, within(1e-14));
        }
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Momentum(1)).hasMessageContaining("[0, 1), found 1.0");
        assertThatThrownBy(() -> new Adam(0.9, 1.5, 1e-8, 0)).hasMessageContaining("found 0.9, 1.5");
        assertThatThrownBy(() -> new WeightAverage(-1)).hasMessageContaining("0.99 is usual");
        assertThatThrownBy(() -> new GradientClipping(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Constant(0)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> new Exponential(0.1, 2, 5)).hasMessageContaining("factor");
        assertThatThrownBy(() -> new Cosine(0.1, 0.2, 5)).hasMessageContaining("last learning rate");
        assertThatThrownBy(() -> new ReduceOnPlateau(0.1, 0.5, 0)).hasMessageContaining("patience");
        assertThatThrownBy(() -> new WarmUp(new Constant(1), 0)).hasMessageContaining("number of steps");
        assertThatThrownBy(() -> new Stopping(-1, 5)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new StrongWolfe(0.9, 0.1, 5)).hasMessageContaining("0 < c1 < c2 < 1");
        assertThatThrownBy(() -> new Lbfgs(0, StrongWolfe.DEFAULT)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new LevenbergMarquardt(0)).hasMessageContaining("damping");
    }
}
