package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

class PredictiveCheckTest {
    /// An observation that is one more prediction: over 400 repeats the joint and the single p-value are uniform,
    /// up to their steps of 1/250; Kolmogorov–Smirnov p-values below 1e-4 are the false-alarm rate.
    @Test
    void pValuesAreCalibrated() {
        double[] joint = new double[400];
        double[] single = new double[400];
        for (int repeat = 0; repeat < joint.length; repeat++) {
            RandomGenerator random = Seed.of(repeat).generator();
            Simulations predictions = skewed(249, random);
            double[] observation = skewed(1, random).x().row(0);
            Diagnostic diagnostic =
                    PredictiveCheck.DEFAULT.run(predictions, observation).diagnostic();
            joint[repeat] = diagnostic.detail("p_value_joint") - random.nextDouble() / 250;
            single[repeat] = diagnostic.detail("p_value_single") - random.nextDouble() / 250;
        }
        assertThat(KolmogorovSmirnov.uniform(joint).pValue()).isGreaterThan(1e-4);
        assertThat(KolmogorovSmirnov.uniform(single).pValue()).isGreaterThan(1e-4);
    }

    @Test
    void anObservationOfTheModelPasses() {
        ConjugateNormal model = ConjugateNormal.exact(3);
        double[] observation = {0.4, -1, 0.2};
        PredictiveCheckResult result =
                PredictiveCheck.DEFAULT.run(model.predict(observation, 500, Seed.of(1)), observation);
        assertThat(result.diagnostic().verdict()).isEqualTo(new Verdict.Pass());
        assertThat(result.bands()).hasSize(3);
        assertThat(result.distances().size()).isEqualTo(500);
    }

    @Test
    void oneWildValueIsNamed() {
        ConjugateNormal model = ConjugateNormal.exact(10);
        double[] observation = new double[10];
        Simulations predictions = model.predict(observation, 500, Seed.of(1));
        observation[7] = 9;
        Diagnostic diagnostic =
                PredictiveCheck.DEFAULT.run(predictions, observation).diagnostic();
        assertThat(diagnostic.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        concern -> assertThat(concern.advice()).contains("most of all at 'x7' = 9.000"));
        assertThat(diagnostic.value()).isCloseTo(2.0 / 501, within(1e-12));
    }

    /// Predictions on a line; the observation is ordinary in each coordinate, and far from the line.
    @Test
    void aWrongCombinationIsSeen() {
        RandomGenerator random = Seed.of(4).generator();
        double[] x = new double[1000];
        for (int i = 0; i < 500; i++) {
            double along = random.nextGaussian();
            x[2 * i] = along + 0.05 * random.nextGaussian();
            x[2 * i + 1] = along + 0.05 * random.nextGaussian();
        }
        Simulations predictions = table(Tensor.adopt(x, 500, 2));
        Diagnostic diagnostic = PredictiveCheck.DEFAULT
                .run(predictions, new double[] {0.7, -0.7})
                .diagnostic();
        assertThat(diagnostic.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        concern -> assertThat(concern.advice()).contains("in the combination of its observables"));
        assertThat(diagnostic.detail("p_value_single")).isGreaterThan(0.1);
    }

    @Test
    void ranksAndQuantilesAreThoseOfTheTable() {
        double[] x = new double[201];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i * 77) % 201;
        }
        PredictiveBand band = PredictiveCheck.DEFAULT
                .run(table(Tensor.adopt(x, 201, 1)), new double[] {20})
                .bands()
                .getFirst();
        assertThat(band).isEqualTo(new PredictiveBand("x0", 20, 10, 50, 100, 150, 190, 20.5 / 201, 44.0 / 202));
    }

    @Test
    void fewPredictionsAreInconclusiveAndNoneToo() {
        ConjugateNormal model = ConjugateNormal.exact(2);
        double[] observation = {0, 0};
        Simulations predictions = model.predict(observation, 199, Seed.of(1));
        assertThat(PredictiveCheck.DEFAULT
                        .run(predictions, observation)
                        .diagnostic()
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason())
                                .contains("only 199 valid predictions")
                                .contains("200 are needed"));
        Simulations invalid = new Simulations(
                predictions.parameterNames(),
                predictions.observableNames(),
                predictions.theta(),
                predictions.x(),
                Collections.nCopies(199, RowStatus.FAILED));
        PredictiveCheckResult result = PredictiveCheck.DEFAULT.run(invalid, observation);
        assertThat(result.bands()).isEmpty();
        assertThat(result.diagnostic().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    }

    /// More observables than predictions, some constant: the shrunk covariance can still be inverted.
    @Test
    void survivesManyAndConstantObservables() {
        RandomGenerator random = Seed.of(5).generator();
        double[] x = new double[250 * 300];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 300 < 10 ? 3 : random.nextGaussian();
        }
        Simulations predictions = table(Tensor.adopt(x, 250, 300));
        double[] observation = new double[300];
        Arrays.fill(observation, 0, 10, 3);
        assertThat(PredictiveCheck.DEFAULT
                        .run(predictions, observation)
                        .diagnostic()
                        .value())
                .isGreaterThan(0.01);
        observation[2] = 3.5;
        assertThat(PredictiveCheck.DEFAULT
                        .run(predictions, observation)
                        .diagnostic()
                        .verdict())
                .isInstanceOf(Verdict.Concern.class);
    }

    @Test
    void refusesAnObservationOfAnotherLength() {
        ConjugateNormal model = ConjugateNormal.exact(2);
        Simulations predictions = model.predict(new double[2], 300, Seed.of(1));
        assertThatThrownBy(() -> PredictiveCheck.DEFAULT.run(predictions, new double[3]))
                .hasMessage(
                        "the observation has 3 values but the simulator gives 2 (x0 … x1); give one value for each");
        assertThatThrownBy(() -> PredictiveCheck.DEFAULT.run(predictions, new double[] {1, Double.NaN}))
                .hasMessageContaining("'x1' is NaN");
    }

    private static Simulations skewed(int n, RandomGenerator random) {
        double[] x = new double[4 * n];
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            x[4 * i] = Math.exp(common);
            x[4 * i + 1] = Math.exp(common + random.nextGaussian());
            x[4 * i + 2] = Math.floor(3 * random.nextExponential());
            x[4 * i + 3] = random.nextGaussian();
        }
        return table(Tensor.adopt(x, n, 4));
    }

    private static Simulations table(Tensor x) {
        List<String> names =
                IntStream.range(0, x.columns()).mapToObj(j -> "x" + j).toList();
        return Simulations.of(List.of("theta"), names, Tensor.adopt(new double[x.rows()], x.rows(), 1), x);
    }
}
