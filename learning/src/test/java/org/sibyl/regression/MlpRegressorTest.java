package org.sibyl.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.estimator.DataException;
import org.sibyl.estimator.Fit;
import org.sibyl.nn.PerceptronTraining;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

class MlpRegressorTest {
    /// sin 3x with noise of deviation 0.1: a line explains less than half of the variance of 0.5, the best
    /// prediction all but 0.01 of it.
    @Test
    void aNetworkFitsACurve() {
        PerceptronTraining training = PerceptronTraining.DEFAULT
                .withLearningRate(1e-2)
                .withTolerance(0)
                .withPatience(100)
                .withMaxEpochs(1_000);
        Fit<Regressor> fit =
                MlpRegressor.DEFAULT.withHidden(60).withTraining(training).fit(curve(1_000, 1, Seed.of(1)), Seed.of(2));
        RegressionRows test = curve(500, 1, Seed.of(3));
        assertThat(fit.model().rSquared(test)).isGreaterThan(0.93);
        assertThat(LinearRegression.DEFAULT.fit(test).rSquared()).isLessThan(0.5);
        List<Double> validation = fit.curve().validation();
        assertThat(fit.curve().bestEpoch()).isEqualTo(validation.indexOf(Collections.min(validation)) + 1);
    }

    /// Without hidden layers and with one batch the loss is that of least squares.
    @Test
    void withoutHiddenLayersItIsLinearRegression() {
        RegressionRows rows = LinearRegressionTest.drawn(200, 2, Seed.of(4));
        PerceptronTraining training = new PerceptronTraining(200, 1e-2, 0, 0, 500, 4_000);
        Tensor network = new MlpRegressor(List.of(), training, 0)
                .fit(rows, Seed.of(5))
                .model()
                .predict(rows.x());
        Tensor exact = LinearRegression.DEFAULT.fit(rows).predict(rows.x());
        for (int i = 0; i < 200; i++) {
            assertThat(network.get(i)).isCloseTo(exact.get(i), within(0.02));
        }
    }

    /// Powers of two scale without rounding, so that the standardized rows are the same bits.
    @Test
    void unitsDoNotMatter() {
        MlpRegressor small =
                MlpRegressor.DEFAULT.withHidden(8).withTraining(PerceptronTraining.DEFAULT.withMaxEpochs(10));
        RegressionRows plain = curve(200, 1, Seed.of(6));
        RegressionRows scaled = curve(200, 1024, Seed.of(6));
        Tensor predicted = small.fit(plain, Seed.of(7)).model().predict(plain.x());
        Tensor other = small.fit(scaled, Seed.of(7)).model().predict(scaled.x());
        for (int i = 0; i < 200; i++) {
            assertThat(other.get(i)).isEqualTo(1024 * predicted.get(i));
        }
        assertThat(small.fit(plain, Seed.of(7)).model().predict(plain.x())).isEqualTo(predicted);
    }

    /// What the held-out rows hold has no say in the scaling nor in a training step: only in when to stop.
    @Test
    void heldOutRowsDoNotTrain() {
        RegressionRows rows = curve(100, 1, Seed.of(8));
        MlpRegressor once =
                MlpRegressor.DEFAULT.withHidden(5).withTraining(PerceptronTraining.DEFAULT.withMaxEpochs(1));
        double[] y = rows.y().toArray();
        for (int i : Split.random(100, 0.1, Seed.of(9).child("validation")).test()) {
            y[i] += 100;
        }
        RegressionRows changed = new RegressionRows(rows.x(), Tensor.adopt(y, 100));
        assertThat(once.fit(changed, Seed.of(9)).model().predict(rows.x()))
                .isEqualTo(once.fit(rows, Seed.of(9)).model().predict(rows.x()));
    }

    @Test
    void refusesWhatItCannotFit() {
        RegressionRows one = new RegressionRows(Tensor.vector(1).reshape(1, 1), Tensor.vector(1));
        assertThatThrownBy(() -> MlpRegressor.DEFAULT.fit(one, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are 1 rows, too few for 2 parts");
        assertThatThrownBy(() -> MlpRegressor.DEFAULT.withHidden(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> MlpRegressor.DEFAULT.withValidationShare(1)).hasMessageContaining("less than 1");
        Regressor model = MlpRegressor.DEFAULT
                .withTraining(PerceptronTraining.DEFAULT.withMaxEpochs(1))
                .fit(curve(20, 1, Seed.of(1)), Seed.of(1))
                .model();
        assertThatThrownBy(() -> model.predict(Tensor.ofRows(new double[] {1, 2})))
                .hasMessageContaining("fitted to 1");
        assertThatThrownBy(() -> PerceptronTraining.DEFAULT.withBatch(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> PerceptronTraining.DEFAULT.withL2(-1)).hasMessageContaining("not negative");
    }

    private static RegressionRows curve(int n, double unit, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double at = 4 * random.nextDouble() - 2;
            x[i] = unit * at;
            y[i] = unit * (Math.sin(3 * at) + 0.1 * random.nextGaussian());
        }
        return new RegressionRows(Tensor.adopt(x, n, 1), Tensor.adopt(y, n));
    }
}
