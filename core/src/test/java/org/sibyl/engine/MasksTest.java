package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Masks that training steps draw.
class MasksTest {
    private static final int SLICE = 16;
    private static final int ROWS = 100;
    private static final int COLUMNS = 7;
    private static final double TINY = 1e-30;

    /// The loss of a row is Σ 2ʲ · mask_j, from which each element of the mask can be read if there is one row.
    private static TrainingStep reader(double keep, int slice, ElementType type, Workers workers) {
        Graph graph = new Graph();
        double[] powers = new double[COLUMNS];
        for (int j = 0; j < COLUMNS; j++) {
            powers[j] = 1 << j;
        }
        Expr rows = graph.input("rows", slice, 1);
        Expr weights = graph.parameter("powers", Tensor.of(powers, 1, COLUMNS));
        Expr mask = graph.mask("mask", keep, slice, COLUMNS);
        return TrainingStep.compile(
                        Autodiff.objective(mask.times(weights).sum(1).plus(rows.times(0.0))),
                        Parameters.of(graph, type),
                        TrainingOptions.DEFAULT,
                        Kernels.plain(),
                        workers)
                .data(rows, Tensor.adopt(new double[ROWS], ROWS, 1));
    }

    private static List<Double> losses(double keep, ElementType type, int threads, Seed seed, int steps) {
        try (Workers workers = Workers.of(threads)) {
            TrainingStep step = reader(keep, SLICE, type, workers).masks(seed);
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                losses.add(step.step(TestModels.count(ROWS), 0, ROWS, TINY));
            }
            return losses;
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameBitsOnAnyNumberOfThreadsAndOthersForOtherSeedsAndSteps(ElementType type) {
        List<Double> alone = losses(0.7, type, 1, Seed.of(1), 5);
        assertThat(losses(0.7, type, 2, Seed.of(1), 5)).isEqualTo(alone);
        assertThat(losses(0.7, type, 3, Seed.of(1), 5)).isEqualTo(alone);
        assertThat(losses(0.7, type, 1, Seed.of(2), 5)).isNotEqualTo(alone);
        assertThat(alone.subList(1, 5)).isNotEqualTo(alone.subList(0, 4));
    }

    /// Of n elements, between n·keep ± 4.9 standard deviations are kept: a false alarm in 10⁶ for each
    /// probability.
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.9, 1})
    void keepElementsWithTheirProbabilityAndTheMean(double keep) {
        int steps = 2_000;
        int[] kept = new int[COLUMNS];
        try (Workers workers = Workers.of(1)) {
            TrainingStep step = reader(keep, 1, ElementType.FLOAT64, workers).masks(Seed.of(3));
            for (int i = 0; i < steps; i++) {
                long bits = Math.round(step.step(new int[] {0}, 0, 1, TINY) * keep);
                for (int j = 0; j < COLUMNS; j++) {
                    kept[j] += (int) (bits >> j & 1);
                }
            }
        }
        double deviation = 4.9 * Math.sqrt(steps * keep * (1 - keep));
        for (int count : kept) {
            assertThat((double) count).isCloseTo(steps * keep, within(deviation + 1e-9));
        }
    }

    @Test
    void areOneWhereOnlyALossIsComputed() {
        try (Workers workers = Workers.of(2)) {
            TrainingStep step = reader(0.5, SLICE, ElementType.FLOAT32, workers).masks(Seed.of(4));
            int all = (1 << COLUMNS) - 1;
            assertThat(step.loss(TestModels.count(ROWS), 0, ROWS)).isCloseTo(all, within(1e-4));
            step.step(TestModels.count(ROWS), 0, ROWS, TINY);
            assertThat(step.loss(TestModels.count(ROWS), 0, ROWS)).isCloseTo(all, within(1e-4));
        }
    }

    @Test
    void areDrawnWithoutAllocation() {
        try (Workers workers = Workers.of(1)) {
            TrainingStep step = reader(0.5, SLICE, ElementType.FLOAT32, workers).masks(Seed.of(4));
            int[] rows = TestModels.count(ROWS);
            Allocations.assertNone(() -> step.step(rows, 0, ROWS, TINY));
        }
    }

    @Test
    void wrongCallsSayWhatToDo() {
        try (Workers workers = Workers.of(1)) {
            TrainingStep step = reader(0.5, SLICE, ElementType.FLOAT32, workers);
            assertThatThrownBy(() -> step.step(new int[] {0}, 0, 1, TINY)).hasMessageContaining("call masks first");
            step.masks(Seed.of(1));
            assertThatThrownBy(() -> step.masks(Seed.of(2))).hasMessageContaining("a seed already");
        }
        assertThatThrownBy(() -> new Graph().mask("m", 0, 1, 1)).hasMessageContaining("probability 0.0");
    }
}
