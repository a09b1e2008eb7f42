package org.sibyl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.optimize.Schedule;
import org.sibyl.optimize.WeightAverage;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Schedules, weight decay and averages in the training loop, on a linear regression that Adam approaches
/// steadily.
class TrainingSettingsTest {
    private static final Training STEADY =
            Training.DEFAULT.withLearningRate(0.01).withBatch(1000);

    private static Trained train(Training settings) {
        RandomGenerator random = Seed.of(1).generator();
        double[] x = new double[400];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            x[2 * i] = random.nextGaussian();
            x[2 * i + 1] = random.nextGaussian();
            y[i] = 2 * x[2 * i] - x[2 * i + 1] + 0.1 * random.nextGaussian();
        }
        SequencedMap<String, Tensor> initial = new LinkedHashMap<>();
        initial.put("w", Tensor.of(new double[] {0.1, 0.2}, 2, 1));
        RowLoss loss = (weights, parts) -> {
            Expr prediction = parts.get(0).matmul(weights.get("w"));
            return prediction.minus(parts.get(1)).square();
        };
        List<Tensor> data = List.of(Tensor.of(x, 200, 2), Tensor.of(y, 200, 1));
        return new Trainer(settings, 1).train(initial, loss, data, Seed.of(5), epoch -> {});
    }

    private static Tensor weights(Training settings) {
        return Objects.requireNonNull(train(settings).parameters().get("w"));
    }

    /// With one step in an epoch, the weights after each epoch are known from runs that end there.
    @Test
    void theAverageOfTheStepsIsKept() {
        double decay = 0.6;
        double[] average = {0.1, 0.2};
        for (int epochs = 1; epochs <= 4; epochs++) {
            Tensor last = weights(STEADY.withMaxEpochs(epochs));
            average = new WeightAverage(decay).next(average, last.toArray());
            Tensor kept = weights(STEADY.withMaxEpochs(epochs).withAverage(new WeightAverage(decay)));
            // In float32.
            assertThat(kept.toArray()).containsExactly(average, within(1e-7));
        }
    }

    @Test
    void anAverageOfTheLastStepAloneChangesNothing() {
        Trained plain = train(STEADY.withBatch(30).withMaxEpochs(5));
        Trained averaged = train(STEADY.withBatch(30).withMaxEpochs(5).withAverage(new WeightAverage(0)));
        assertThat(averaged.parameters()).isEqualTo(plain.parameters());
        assertThat(averaged.curve()).isEqualTo(plain.curve());
    }

    @Test
    void theScheduleCountsEpochs() {
        // From the fourth epoch on the rate is 0.
        Training cosine = STEADY.withSchedule(new Schedule.Cosine(0.01, 0, 3)).withBatch(50);
        assertThat(weights(cosine.withMaxEpochs(9))).isEqualTo(weights(cosine.withMaxEpochs(3)));
        assertThat(weights(cosine.withMaxEpochs(3))).isNotEqualTo(weights(cosine.withMaxEpochs(2)));
        assertThat(cosine.learningRate()).isEqualTo(0.01);
    }

    @Test
    void thePlateauIsThatOfTheHeldOutRows() {
        // A rate at which the loss soon goes up and down, until it is reduced.
        Training bold =
                STEADY.withBatch(20).withLearningRate(0.5).withMaxEpochs(40).withPatience(40);
        Training reduced = bold.withSchedule(new Schedule.ReduceOnPlateau(0.5, 0.1, 2));
        List<Double> restless = tail(train(bold));
        List<Double> settled = tail(train(reduced));
        assertThat(spread(settled)).isLessThan(0.1 * spread(restless));
    }

    private static List<Double> tail(Trained trained) {
        return trained.curve().validation().subList(30, 40);
    }

    private static double spread(List<Double> losses) {
        List<Double> sorted = new ArrayList<>(losses);
        sorted.sort(null);
        return sorted.getLast() - sorted.getFirst();
    }

    /// One step of Adam has the length of the learning rate; decay takes η λ w off as well.
    @Test
    void weightDecayShrinksTheWeights() {
        Tensor plain = weights(STEADY.withMaxEpochs(1));
        Tensor decayed = weights(STEADY.withMaxEpochs(1).withWeightDecay(5));
        assertThat(decayed.get(0)).isCloseTo(plain.get(0) - 0.01 * 5 * 0.1, within(1e-7));
        assertThat(decayed.get(1)).isCloseTo(plain.get(1) - 0.01 * 5 * 0.2, within(1e-7));
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> STEADY.withWeightDecay(-1)).hasMessageContaining("weight decay must be at least 0");
        assertThatThrownBy(() -> STEADY.withLearningRate(-1)).hasMessageContaining("learning rate must be between");
        assertThatThrownBy(() -> STEADY.withSchedule(new Schedule.Constant(3)))
                .hasMessageContaining("learning rate must be between 0 and 1, found 3");
    }
}
