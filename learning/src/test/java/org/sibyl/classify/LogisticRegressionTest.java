package org.sibyl.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.estimator.DataException;
import org.sibyl.likelihood.WaldInterval;
import org.sibyl.optimize.Ending;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class LogisticRegressionTest {
    private static final LogisticRegression EXACT =
            LogisticRegression.DEFAULT.withTolerance(1e-11).withThreads(2);

    /// The objective is strictly convex in the coefficients, so that its minimum is where the gradient
    /// vanishes; that is computed here row by row, for columns of different size and centre and rows of
    /// different weight.
    @ParameterizedTest
    @EnumSource(Solver.class)
    void theGradientOfTheStatedObjectiveVanishes(Solver solver) {
        LabelledRows rows = drawn(400, 3, Seed.of(1)).withWeights(someWeights(400));
        ClassWeights weights = new ClassWeights.Given(List.of(0.7, 2.0));
        LogisticModel model = EXACT.withL2(3)
                .withClassWeights(weights)
                .withSolver(solver)
                .withTolerance(1e-10)
                .withMaxSteps(200_000)
                .fit(rows);
        assertThat(model.ending()).isInstanceOf(Ending.Converged.class);
        double[] gradient = gradient(model, rows, 3, new double[] {0.7, 2.0});
        for (int j = 0; j < gradient.length; j++) {
            // A column's gradient has its unit, at most 40 standard deviations here.
            assertThat(gradient[j]).as("derivative %d", j).isCloseTo(0, within(4e-8));
        }
    }

    /// At a minimum where the smallest second derivative is about 1e-3, gradients of 1e-10 leave 1e-7.
    @Test
    void allSolversFindTheSameMinimum() {
        LabelledRows rows = drawn(300, 4, Seed.of(2));
        LogisticModel newton = EXACT.fit(rows);
        for (Solver solver : Solver.values()) {
            LogisticModel other = EXACT.withSolver(solver)
                    .withTolerance(1e-10)
                    .withMaxSteps(200_000)
                    .fit(rows);
            assertThat(other.intercept()).isCloseTo(newton.intercept(), within(1e-6));
            for (int j = 0; j < 4; j++) {
                assertThat(other.coefficients().get(j))
                        .isCloseTo(newton.coefficients().get(j), within(1e-6 * (1 + Math.abs(newton.intercept()))));
            }
            assertThat(other.loss()).isCloseTo(newton.loss(), within(1e-12));
        }
    }

    /// Enough rows that Newton's method starts from one row in sixteen, twice.
    @Test
    void manyRowsGiveTheMinimumToo() {
        LabelledRows rows = drawn(300_000, 3, Seed.of(3));
        LogisticModel model = EXACT.fit(rows);
        assertThat(model.ending()).isInstanceOf(Ending.Converged.class);
        for (double derivative : gradient(model, rows, 1, new double[] {1, 1})) {
            assertThat(derivative).isCloseTo(0, within(4e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void theBitsDoNotDependOnTheNumberOfThreads(int threads) {
        LabelledRows rows = drawn(70_000, 5, Seed.of(4));
        assertThat(EXACT.withThreads(threads).fit(rows))
                .isEqualTo(EXACT.withThreads(1).fit(rows));
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        LabelledRows rows = drawn(60, 2, Seed.of(5));
        double[] weights = new double[60];
        int[] repeated = new int[90];
        for (int i = 0; i < 60; i++) {
            weights[i] = i < 30 ? 2 : 1;
            repeated[i] = i;
        }
        for (int i = 0; i < 30; i++) {
            repeated[60 + i] = i;
        }
        LogisticModel weighted = EXACT.fit(rows.withWeights(Tensor.adopt(weights, 60)));
        LogisticModel twice = EXACT.fit(rows.select(repeated));
        assertThat(weighted.intercept()).isCloseTo(twice.intercept(), within(1e-8));
        assertThat(weighted.coefficients().get(0))
                .isCloseTo(twice.coefficients().get(0), within(1e-8));
    }

    @Test
    void balancedClassesWeighTheSame() {
        LabelledRows rows = drawn(500, 2, Seed.of(6));
        double ones = Arrays.stream(rows.labels().toArray()).sum();
        ClassWeights given = new ClassWeights.Given(List.of(500 / (2 * (500 - ones)), 500 / (2 * ones)));
        assertThat(EXACT.withClassWeights(new ClassWeights.Balanced()).fit(rows))
                .isEqualTo(EXACT.withClassWeights(given).fit(rows));
    }

    /// With one column of 0 and 1 the maximum likelihood is known: b = logit of the share of ones where x =
    /// 0, w the difference of the logits, and the variances are sums of reciprocal counts (Woolf 1955).
    @Test
    void withoutPenaltyTheTwoByTwoTableIsReproduced() {
        int[][] counts = {{30, 12}, {15, 43}};
        double[] x = new double[100];
        double[] y = new double[100];
        int at = 0;
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                for (int i = 0; i < counts[a][b]; i++) {
                    x[at] = a;
                    y[at++] = b;
                }
            }
        }
        LogisticModel model = EXACT.withL2(0).fit(new LabelledRows(Tensor.adopt(x, 100, 1), Tensor.adopt(y, 100)));
        double atZero = Math.log(12.0 / 30);
        double odds = Math.log(43.0 / 15) - atZero;
        assertThat(model.intercept()).isCloseTo(atZero, within(1e-10));
        assertThat(model.coefficients().get(0)).isCloseTo(odds, within(1e-10));
        List<WaldInterval> intervals = model.intervals(List.of("x"), 0.95).orElseThrow();
        double error = Math.sqrt(1.0 / 30 + 1.0 / 12 + 1.0 / 15 + 1.0 / 43);
        assertThat(intervals.get(0).standardError()).isCloseTo(error, within(1e-9));
        assertThat(intervals.get(0).lower()).isCloseTo(odds - 1.959963984540054 * error, within(1e-8));
        assertThat(intervals.get(1).standardError()).isCloseTo(Math.sqrt(1.0 / 30 + 1.0 / 12), within(1e-9));
    }

    @Test
    void separatedClassesHaveNoMaximumOfTheLikelihood() {
        Tensor x = Tensor.vector(-2, -1, 1, 2).reshape(4, 1);
        LabelledRows separated = new LabelledRows(x, Tensor.vector(0, 0, 1, 1));
        for (Solver solver : List.of(Solver.NEWTON, Solver.LBFGS)) {
            assertThatThrownBy(() -> LogisticRegression.DEFAULT
                            .withL2(0)
                            .withSolver(solver)
                            .fit(separated))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a hyperplane separates class '0' from class '1' perfectly")
                    .hasMessageContaining("set l2 above 0");
        }
        assertThat(LogisticRegression.DEFAULT.fit(separated).coefficients().get(0))
                .isPositive();
        // The two rows at 0 are of both classes; all others are told apart.
        LabelledRows touching =
                new LabelledRows(Tensor.vector(-2, -1, 0, 0, 1, 2).reshape(6, 1), Tensor.vector(0, 0, 0, 1, 1, 1));
        assertThatThrownBy(() -> LogisticRegression.DEFAULT.withL2(0).fit(touching))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the coefficients grow without end");
    }

    @Test
    void columnsThatDependOnOthersNeedAPenalty() {
        LabelledRows rows = drawn(50, 2, Seed.of(7));
        double[] x = new double[150];
        for (int i = 0; i < 50; i++) {
            x[3 * i] = rows.x().get(i, 0);
            x[3 * i + 1] = 7.1;
            x[3 * i + 2] = rows.x().get(i, 1);
        }
        LabelledRows constant = rows.withX(Tensor.adopt(x, 50, 3));
        assertThatThrownBy(() -> EXACT.withL2(0).fit(constant))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column 2 is constant or a combination of other columns");
        assertThat(EXACT.fit(constant).coefficients().get(1)).isCloseTo(0, within(1e-12));
        LabelledRows few = rows.select(new int[] {0, 1, 2});
        assertThat(few.labels().toArray()).contains(0, 1);
        assertThatThrownBy(() -> EXACT.withL2(0).fit(few.select(new int[] {0, 1})))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are 2 rows for 3 coefficients, too few without a penalty");
        // Fewer rows than columns are enough with a penalty.
        LogisticModel model = EXACT.fit(few.select(new int[] {0, 1, 2}));
        assertThat(model.ending()).isInstanceOf(Ending.Converged.class);
    }

    @Test
    void refusesRowsThatItCannotTellApart() {
        Tensor x = Tensor.vector(1, 2, 3).reshape(3, 1);
        assertThatThrownBy(() -> EXACT.fit(LabelledRows.of(x, List.of("a", "b", "c"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has the 3 values 'a', 'b' and 'c'");
        assertThatThrownBy(() -> LabelledRows.of(x, List.of("a", "a", "a")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the label has the one value 'a', expected at least two");
        assertThatThrownBy(() -> EXACT.fit(new LabelledRows(x, Tensor.vector(1, 1, 1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found none of class '0'");
        Tensor missing = Tensor.vector(1, Double.NaN, 3).reshape(3, 1);
        assertThatThrownBy(() -> EXACT.fit(new LabelledRows(missing, Tensor.vector(0, 1, 1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 1 is NaN");
        LogisticModel model = EXACT.fit(drawn(50, 2, Seed.of(8)));
        assertThatThrownBy(() -> model.logits(x)).hasMessageContaining("was trained on 2 columns");
        assertThatThrownBy(() -> EXACT.withL2(-1)).hasMessageContaining("not negative");
    }

    @Test
    void probabilitiesAgreeWithLogits() {
        LabelledRows rows = drawn(80, 2, Seed.of(9));
        LogisticModel model = EXACT.fit(rows);
        Tensor logits = model.logits(rows.x());
        Tensor both = model.probabilities(rows.x());
        for (int i = 0; i < rows.size(); i++) {
            double p = 1 / (1 + Math.exp(-logits.get(i)));
            assertThat(model.probability(rows.x()).get(i)).isCloseTo(p, within(1e-15));
            assertThat(both.get(i, 1)).isCloseTo(p, within(1e-15));
            assertThat(both.get(i, 0) + both.get(i, 1)).isCloseTo(1, within(1e-15));
            assertThat(model.mostProbable(rows.x()).get(i)).isEqualTo(p > 0.5 ? 1 : 0);
        }
    }

    /// (1/W) [Σ v (p − y) (x, 1) + λ (w, 0)]
    private static double[] gradient(LogisticModel model, LabelledRows rows, double l2, double[] factors) {
        int d = rows.x().columns();
        double[] gradient = new double[d + 1];
        double total = 0;
        for (int i = 0; i < rows.size(); i++) {
            double z = model.intercept();
            for (int j = 0; j < d; j++) {
                z += model.coefficients().get(j) * rows.x().get(i, j);
            }
            int label = (int) rows.labels().get(i);
            double weight = rows.weights().get(i) * factors[label];
            double residual = weight * (1 / (1 + Math.exp(-z)) - label);
            for (int j = 0; j < d; j++) {
                gradient[j] += residual * rows.x().get(i, j);
            }
            gradient[d] += residual;
            total += weight;
        }
        for (int j = 0; j <= d; j++) {
            gradient[j] = (gradient[j] + (j < d ? l2 * model.coefficients().get(j) : 0)) / total;
        }
        return gradient;
    }

    /// Columns with deviations 1, 2, 3 … and centres 0, 5, 10 …, labels by a logistic model.
    static LabelledRows drawn(int n, int d, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[n * d];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double z = -0.4;
            for (int j = 0; j < d; j++) {
                double standard = random.nextGaussian();
                x[i * d + j] = (j + 1) * standard + 5 * j;
                z += (j % 2 == 0 ? 1 : -0.5) * standard;
            }
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
        }
        return new LabelledRows(Tensor.adopt(x, n, d), Tensor.adopt(y, n));
    }

    private static Tensor someWeights(int n) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = i % 4 * 0.5;
        }
        return Tensor.adopt(weights, n);
    }
}
