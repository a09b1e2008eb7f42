package org.sibyl.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.distribution.Parameter;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureJsonTest {
    private static Tensor normal(int n, int p) {
        RandomGenerator random = Seed.of(p).generator();
        double[] values = new double[n * p];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Tensor.adopt(values, n, p);
    }

    private static List<Parameter> parameters(int p) {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            parameters.add(new Parameter("theta_" + j, "", -10, 10));
        }
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10, 12})
    void pairPlotsStaySmallAndSayWhatTheyLeaveOut(int p) {
        Tensor draws = normal(1500, p);
        PairPlot plot = PairPlot.of(parameters(p), draws, draws);
        String json = FigureJson.write(plot);
        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(110_000);
        assertThat(json).isEqualTo(FigureJson.write(PairPlot.of(parameters(p), draws, draws)));
        assertThat(plot.marginals()).hasSize(Math.min(p, PairPlot.MOST_PARAMETERS));
        assertThat(plot.omitted()).hasSize(Math.max(0, p - PairPlot.MOST_PARAMETERS));
    }

    @Test
    void kindAndDescriptionComeFirstThenTheComponents() {
        LossCurve curve =
                LossCurve.of(new TrainingCurve(List.of(2.0, Double.NaN), List.of(Double.POSITIVE_INFINITY, 1.5), 2));
        assertThat(FigureJson.write(curve))
                .isEqualTo("{\"kind\":\"loss-curve\",\"description\":\"Training and validation loss over 2 epochs; the"
                        + " parameters of epoch 2 were kept.\",\"training\":[2.0,null],\"validation\":[null,1.5],"
                        + "\"keptEpoch\":2,\"loss\":{\"name\":\"negative log density\",\"unit\":\"nats\"}}");
    }

    @Test
    void aMarginalWithoutPriorSaysNull() {
        Marginals figure = new Marginals(List.of(Marginal.of(new Quantity("R0", ""), 1, 2, 3, 4)));
        JsonNode panel = new JsonMapper()
                .readTree(FigureJson.write(figure))
                .get("panels")
                .get(0);
        assertThat(panel.get("prior").isNull()).isTrue();
        assertThat(panel.get("reference").isNull()).isTrue();
        assertThat(panel.get("median").asDouble()).isEqualTo(2.5);
    }

    @Test
    void wrongCallsSayWhatWasExpected() {
        Tensor draws = normal(10, 2);
        assertThatThrownBy(() -> PairPlot.of(parameters(3), draws, draws))
                .hasMessage("posterior draws have shape [10, 2] but there are 3 parameters; give one column for each");
        assertThatThrownBy(() -> PairPlot.of(parameters(2), draws, draws, 1.0))
                .hasMessageContaining("the reference point has 1 numbers but there are 2 parameters");
        assertThatThrownBy(() -> Marginal.of(new Quantity("R0", ""), 1, Double.NaN, 3))
                .hasMessage("posterior draws of 'R0' must be finite, found NaN at 1; leave invalid rows out and say how"
                        + " many");
        assertThatThrownBy(() -> PredictiveSeries.of(
                        "",
                        new Quantity("day", ""),
                        new Quantity("x", ""),
                        new double[] {1},
                        new double[] {1, 2},
                        draws))
                .hasMessageContaining("found 1 positions and 2 bands");
        assertThatThrownBy(() -> Band.of(new double[] {1, 2, 3}, draws))
                .hasMessage("predictive draws have shape [10, 2] but the observation has 3 values; give one column for"
                        + " each");
    }
}
