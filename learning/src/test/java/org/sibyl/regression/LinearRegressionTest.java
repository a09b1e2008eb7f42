package org.sibyl.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class LinearRegressionTest {
    /// Employment from six nearly collinear series (Longley 1967), condition 1e10; the certified values are
    /// those of the Statistical Reference Datasets of NIST. Relative errors of 1e-16 in the columns, times
    /// their condition after centring and scaling, 2e4 and squared in the variances, leave 1e-9 at worst.
    @Test
    void agreesWithTheCertifiedValuesOfLongley() {
        LinearModel model = LinearRegression.DEFAULT.fit(longley());
        double[] estimates = {
            15.0618722713733,
            -0.0358191792925910,
            -2.02022980381683,
            -1.03322686717359,
            -0.0511041056535807,
            1829.15146461355,
            -3482258.63459582
        };
        double[] errors = {
            84.9149257747669,
            0.0334910077722432,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212,
            890420.383607373
        };
        List<LinearModel.Coefficient> table =
                model.table(List.of("a", "b", "c", "d", "e", "f"), 0.95).orElseThrow();
        for (int j = 0; j < 7; j++) {
            assertThat(table.get(j).estimate()).isCloseTo(estimates[j], within(1e-9 * Math.abs(estimates[j])));
            assertThat(table.get(j).standardError()).isCloseTo(errors[j], within(1e-9 * errors[j]));
        }
        assertThat(table.get(6).name()).isEqualTo("intercept");
        assertThat(Math.sqrt(model.residualVariance())).isCloseTo(304.854073561965, within(1e-9 * 305));
        assertThat(model.rSquared()).isCloseTo(0.995479004577296, within(1e-12));
        assertThat(model.adjustedRSquared()).isCloseTo(1 - (1 - 0.995479004577296) * 15 / 9, within(1e-12));
        assertThat(model.degreesOfFreedom()).isEqualTo(9);
    }

    /// −Σ v (y − ŷ) (x, 1) + λ (w, 0) vanishes at the minimum.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 100})
    void theGradientOfTheStatedObjectiveVanishes(double ridge) {
        RegressionRows rows = drawn(1_300, 3, Seed.of(1));
        LinearModel model = new LinearRegression(ridge).fit(rows);
        Tensor predicted = model.predict(rows.x());
        double[] gradient = new double[4];
        for (int i = 0; i < rows.size(); i++) {
            double residual = rows.weights().get(i) * (rows.y().get(i) - predicted.get(i));
            for (int j = 0; j < 3; j++) {
                gradient[j] -= residual * rows.x().get(i, j);
            }
            gradient[3] -= residual;
        }
        for (int j = 0; j < 4; j++) {
            double penalty = j < 3 ? ridge * model.coefficients().get(j) : 0;
            // Sums of a thousand terms of some hundred.
            assertThat(gradient[j] + penalty).isCloseTo(0, within(1e-8));
        }
    }

    /// ŷ is linear in y, so that the trace of its map is the sum of how far each ŷᵢ follows yᵢ.
    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 50})
    void effectiveParametersAreTheTrace(double ridge) {
        RegressionRows rows = drawn(40, 3, Seed.of(2));
        LinearRegression regression = new LinearRegression(ridge);
        Tensor before = regression.fit(rows).predict(rows.x());
        double trace = 0;
        for (int i = 0; i < 40; i++) {
            double[] y = rows.y().toArray();
            y[i] += 1;
            Tensor after = regression
                    .fit(new RegressionRows(rows.x(), Tensor.adopt(y, 40), rows.weights()))
                    .predict(rows.x());
            trace += after.get(i) - before.get(i);
        }
        assertThat(regression.fit(rows).effectiveParameters()).isCloseTo(trace, within(1e-9));
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        RegressionRows rows = drawn(30, 2, Seed.of(3));
        double[] weights = new double[30];
        int[] repeated = new int[45];
        for (int i = 0; i < 45; i++) {
            repeated[i] = i % 30;
            weights[i % 30]++;
        }
        RegressionRows alike = new RegressionRows(rows.x(), rows.y());
        LinearModel weighted =
                LinearRegression.DEFAULT.fit(new RegressionRows(rows.x(), rows.y(), Tensor.adopt(weights, 30)));
        LinearModel twice = LinearRegression.DEFAULT.fit(alike.select(repeated));
        for (int i = 0; i < 9; i++) {
            double expected = twice.covariance().orElseThrow().get(i);
            assertThat(weighted.covariance().orElseThrow().get(i))
                    .isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
        }
        assertThat(weighted.intercept()).isCloseTo(twice.intercept(), within(1e-10));
        assertThat(weighted.rSquared()).isCloseTo(twice.rSquared(), within(1e-12));
    }

    /// 20 rows, 17 degrees of freedom. Of 2,000 samples the number whose interval of level 0.9 holds the
    /// true slope is binomial with deviation 13.4; five of them are allowed, a false-alarm rate of 6e-7
    /// each. Likewise for a new value, and for p-values of a slope of 0 below 0.1.
    @Test
    void intervalsAndPValuesAreWhatTheySay() {
        int slope = 0;
        int value = 0;
        int small = 0;
        for (int i = 0; i < 2_000; i++) {
            RandomGenerator random = Seed.of(4).child(i).generator();
            double[] x = new double[40];
            double[] y = new double[20];
            for (int r = 0; r < 20; r++) {
                x[2 * r] = random.nextGaussian();
                x[2 * r + 1] = random.nextGaussian();
                y[r] = 3 + 2 * x[2 * r] + 0.7 * random.nextGaussian();
            }
            LinearModel model =
                    LinearRegression.DEFAULT.fit(new RegressionRows(Tensor.adopt(x, 20, 2), Tensor.adopt(y, 20)));
            List<LinearModel.Coefficient> table =
                    model.table(List.of("a", "b"), 0.9).orElseThrow();
            slope += table.get(0).lower() <= 2 && 2 <= table.get(0).upper() ? 1 : 0;
            small += table.get(1).pValue() < 0.1 ? 1 : 0;
            double at = random.nextGaussian();
            LinearModel.Prediction prediction =
                    model.predictWithErrors(Tensor.ofRows(new double[] {at, 1})).orElseThrow();
            double next = 3 + 2 * at + 0.7 * random.nextGaussian();
            // The quantile of Student's t at 0.95 with 17 degrees of freedom.
            value += Math.abs(next - prediction.y().get(0))
                            <= 1.739606726 * prediction.standardErrorOfValue().get(0)
                    ? 1
                    : 0;
            assertThat(prediction.standardErrorOfMean().get(0))
                    .isLessThan(prediction.standardErrorOfValue().get(0));
        }
        assertThat(slope).isBetween(1_800 - 67, 1_800 + 67);
        assertThat(value).isBetween(1_800 - 67, 1_800 + 67);
        assertThat(small).isBetween(200 - 67, 200 + 67);
    }

    @Test
    void dependentColumnsAreNamed() {
        double[] x = new double[120];
        double[] y = new double[30];
        RandomGenerator random = Seed.of(5).generator();
        for (int i = 0; i < 30; i++) {
            x[4 * i] = 100 + random.nextGaussian();
            x[4 * i + 1] = 7.3;
            x[4 * i + 2] = random.nextGaussian();
            x[4 * i + 3] = 2 * x[4 * i] - 3 * x[4 * i + 2] + 1;
            y[i] = random.nextGaussian();
        }
        RegressionRows rows = new RegressionRows(Tensor.adopt(x, 30, 4), Tensor.adopt(y, 30));
        assertThatThrownBy(() -> LinearRegression.DEFAULT.fit(rows))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("columns 2, 4 are constant or a combination of the columns before");
        LinearModel ridge = LinearRegression.DEFAULT.withRidge(1).fit(rows);
        assertThat(ridge.coefficients().get(1)).isEqualTo(0);
        assertThat(ridge.covariance()).isEmpty();
        assertThat(ridge.effectiveParameters()).isBetween(2.0, 3.0);
    }

    @Test
    void refusesWhatItCannotFit() {
        Tensor x = Tensor.ofRows(new double[] {1, 2}, new double[] {3, 5});
        assertThatThrownBy(() -> LinearRegression.DEFAULT.fit(new RegressionRows(x, Tensor.vector(1, 2))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are 2 rows for 3 coefficients");
        assertThatThrownBy(() -> new RegressionRows(x, Tensor.vector(1, Double.NaN)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the target of row 2 is NaN");
        assertThatThrownBy(() -> new RegressionRows(Tensor.vector(1, 2), Tensor.vector(1, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found the shape [2]");
        assertThatThrownBy(() -> new RegressionRows(x, Tensor.vector(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected one target");
        assertThatThrownBy(() -> new RegressionRows(
                        Tensor.ofRows(new double[] {1, 2}, new double[] {Double.NaN, 5}), Tensor.vector(1, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 1 is NaN");
        assertThatThrownBy(() -> new RegressionRows(x, Tensor.vector(1, 2), Tensor.vector(1, -2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the weight of row 2 is -2.0");
        assertThatThrownBy(() -> new RegressionRows(x, Tensor.vector(1, 2), Tensor.vector(0, 0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("all weights are zero");
        assertThatThrownBy(() -> new LinearRegression(-1)).hasMessageContaining("not negative");
        LinearModel model = LinearRegression.DEFAULT.fit(drawn(20, 2, Seed.of(6)));
        assertThatThrownBy(() -> model.predict(Tensor.ofRows(new double[] {1}))).hasMessageContaining("fitted to 2");
        assertThatThrownBy(() -> model.table(List.of("a"), 0.9)).hasMessageContaining("as many names");
        // A line through two points has no freedom left: no errors, and it says so.
        LinearModel line = LinearRegression.DEFAULT.fit(
                new RegressionRows(Tensor.vector(1, 2).reshape(2, 1), Tensor.vector(3, 5)));
        assertThat(line.coefficients().get(0)).isCloseTo(2, within(1e-14));
        assertThat(line.residualVariance()).isNaN();
        assertThat(line.table(List.of("a"), 0.9)).isEmpty();
    }

    private static RegressionRows longley() {
        double[][] rows = {
            {60323, 83.0, 234289, 2356, 1590, 107608, 1947}, {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
            {60171, 88.2, 258054, 3682, 1616, 109773, 1949}, {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
            {63221, 96.2, 328975, 2099, 3099, 112075, 1951}, {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
            {64989, 99.0, 365385, 1870, 3547, 115094, 1953}, {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
            {66019, 101.2, 397469, 2904, 3048, 117388, 1955}, {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
            {68169, 108.4, 442769, 2936, 2798, 120445, 1957}, {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
            {68655, 112.6, 482704, 3813, 2552, 123366, 1959}, {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
            {69331, 115.7, 518173, 4806, 2572, 127852, 1961}, {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
        };
        double[] x = new double[96];
        double[] y = new double[16];
        for (int i = 0; i < 16; i++) {
            y[i] = rows[i][0];
            System.arraycopy(rows[i], 1, x, 6 * i, 6);
        }
        return new RegressionRows(Tensor.adopt(x, 16, 6), Tensor.adopt(y, 16));
    }

    static RegressionRows drawn(int n, int d, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[n * d];
        double[] y = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 4 + random.nextGaussian();
            weights[i] = 0.5 + random.nextInt(3);
            for (int j = 0; j < d; j++) {
                double standard = random.nextGaussian();
                x[i * d + j] = (j + 1) * standard + 5 * j;
                y[i] += (j + 1) * standard;
            }
        }
        return new RegressionRows(Tensor.adopt(x, n, d), Tensor.adopt(y, n), Tensor.adopt(weights, n));
    }
}
