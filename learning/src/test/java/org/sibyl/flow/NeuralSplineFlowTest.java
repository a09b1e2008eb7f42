package org.sibyl.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.sibyl.flow.FlowRuns.logProb;
import static org.sibyl.flow.FlowRuns.strong;

import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class NeuralSplineFlowTest {
    /// The numbers of the layers' formula in the type's comment, layer by layer: 3 and 2 of 5 features move
    /// in turn.
    @ParameterizedTest
    @CsvSource({"5, 8, 77727", "10, 10, 98025"})
    void theDefaultFlowHasTheParametersOfItsArchitecture(int features, int context, int parameters) {
        int count = NeuralSplineFlow.of(features, context).initialize(Seed.of(1)).values().stream()
                .mapToInt(Tensor::size)
                .sum();
        assertThat(count).isEqualTo(parameters);
    }

    /// The midpoint rule on [−20, 20] with 400,000 cells: the density jumps nowhere, but its slope, up to
    /// 1e4 here, does at every knot, which leaves an error of second order in a cell's width, about 1e-6.
    /// The tails, normal after an affine map, are below 1e-9 out there.
    @Test
    void theDensityOfOneFeatureIntegratesToOne() {
        NeuralSplineFlow flow = new NeuralSplineFlow(1, 2, 2, 8, 2, 10, 3);
        int cells = 400_000;
        double step = 40.0 / cells;
        double[] grid = new double[cells];
        for (int i = 0; i < cells; i++) {
            grid[i] = -20 + (i + 0.5) * step;
        }
        double integral = 0;
        SequencedMap<String, Tensor> parameters = strong(flow);
        Tensor context = Tensor.of(new double[] {0.4, -1.1}, 1, 2);
        for (double logProb : logProb(flow, parameters, Tensor.adopt(grid, cells, 1), context)) {
            integral += Math.exp(logProb) * step;
        }
        assertThat(integral).isCloseTo(1, within(1e-5));
    }

    @Test
    void aFlowOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NeuralSplineFlow(0, 1, 5, 50, 2, 10, 3))
                .withMessageContaining("at least one feature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NeuralSplineFlow(1, 1, 5, 50, 2, 1, 3))
                .withMessageContaining("between 2 and 999 bins")
                .withMessageContaining("found 1 bins");
    }
}
