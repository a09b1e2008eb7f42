package org.sibyl.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Training gives the same bits on plain kernels, and on vector kernels whose warm-up goes on meanwhile.
class TrainingTwinsTest {
    private static final int ROWS = 150;

    @ParameterizedTest
    @EnumSource
    void parametersAreTheSameToTheBit(ElementType type) {
        List<SequencedMap<String, Tensor>> trained = List.of(
                train(type, Kernels.plain(), 1), train(type, Kernels.best(), 1), train(type, Kernels.best(), 2));
        assertThat(trained.get(1)).isEqualTo(trained.get(0));
        assertThat(trained.get(2)).isEqualTo(trained.get(0));
        assertThat(trained.get(0).values())
                .allSatisfy(value -> assertThat(value.get(0)).isFinite());
    }

    private static SequencedMap<String, Tensor> train(ElementType type, Kernels kernels, int threads) {
        Graph graph = new Graph();
        Expr x = graph.input("x", 50, 13);
        Expr y = graph.input("y", 50, 1);
        Expr hidden = x.matmul(graph.parameter("w1", normal(13, 37, 1)))
                .plus(graph.parameter("b1", normal(1, 37, 2)))
                .tanh();
        Expr spread = hidden.matmul(graph.parameter("w2", normal(37, 20, 3)))
                .softplus()
                .logSumExp(1);
        Expr wide = hidden.square().sum(1);
        Parameters parameters = Parameters.of(graph, type);
        try (Workers workers = Workers.of(threads)) {
            TrainingStep step = TrainingStep.compile(
                    Autodiff.objective(spread.minus(y).plus(wide.times(0.01)).square()),
                    parameters,
                    TrainingOptions.DEFAULT.withMaxGradientNorm(1),
                    kernels,
                    workers);
            step.data(x, normal(ROWS, 13, 4)).data(y, normal(ROWS, 1, 5));
            int[] rows = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                rows[i] = i;
            }
            for (int i = 0; i < 200; i++) {
                step.step(rows, 0, i % 2 == 0 ? ROWS : 117, 1e-2);
            }
        }
        return parameters.snapshot();
    }

    private static Tensor normal(int rows, int columns, long seed) {
        RandomGenerator random = Seed.of(seed).generator();
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.3 * random.nextGaussian();
        }
        return Tensor.adopt(values, rows, columns);
    }
}
