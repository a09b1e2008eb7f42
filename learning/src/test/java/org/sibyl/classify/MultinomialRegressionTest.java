package org.sibyl.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.estimator.DataException;
import org.sibyl.metric.LogLoss;
import org.sibyl.optimize.Ending;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.testing.Golden;

class MultinomialRegressionTest {
    private static final MultinomialRegression EXACT =
            MultinomialRegression.DEFAULT.withTolerance(1e-11).withThreads(2);

    /// scikit-learn solved to a gradient tolerance of 1e-12; conditioned about 1e3 in these columns.
    @Test
    void agreesWithScikitLearn() {
        Golden golden = Golden.of(getClass(), "coefficients.csv");
        LabelledRows three = golden();
        MultinomialModel model = EXACT.withL2(2).fit(three);
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                assertThat(model.coefficients().get(k, j))
                        .isCloseTo(golden.get("multinomial_" + k + "_" + j), within(1e-8));
            }
            assertThat(model.intercepts().get(k))
                    .isCloseTo(golden.get("multinomial_" + k + "_intercept"), within(1e-7));
        }
        assertThat(LogLoss.of(model.logProbabilities(three.x()), three.labels()))
                .isCloseTo(golden.get("multinomial_log_loss"), within(1e-9));
        LabelledRows two = firstTwo(three);
        for (String name : List.of("binary", "balanced")) {
            ClassWeights weights = name.equals("binary") ? new ClassWeights.Equal() : new ClassWeights.Balanced();
            LogisticModel binary = LogisticRegression.DEFAULT
                    .withL2(2)
                    .withClassWeights(weights)
                    .withTolerance(1e-11)
                    .fit(two);
            for (int j = 0; j < 3; j++) {
                assertThat(binary.coefficients().get(j)).isCloseTo(golden.get(name + "_0_" + j), within(1e-8));
            }
            assertThat(binary.intercept()).isCloseTo(golden.get(name + "_0_intercept"), within(1e-7));
            assertThat(LogLoss.of(binary.logProbabilities(two.x()), two.labels()))
                    .isCloseTo(golden.get(name + "_log_loss"), within(1e-9));
        }
    }

    /// At a minimum where the smallest second derivative is about 1e-3, gradients of 1e-10 leave 1e-7.
    @ParameterizedTest
    @EnumSource(Solver.class)
    void allSolversFindTheSameMinimum(Solver solver) {
        LabelledRows rows = drawn(300, 3, 4, Seed.of(2));
        MultinomialModel newton = EXACT.fit(rows);
        MultinomialModel other = EXACT.withSolver(solver)
                .withTolerance(1e-10)
                .withMaxSteps(200_000)
                .fit(rows);
        assertThat(other.ending()).isInstanceOf(Ending.Converged.class);
        for (int i = 0; i < 12; i++) {
            assertThat(other.coefficients().get(i))
                    .isCloseTo(newton.coefficients().get(i), within(1e-6));
        }
        assertThat(other.loss()).isCloseTo(newton.loss(), within(1e-12));
    }

    @Test
    void coefficientsAddUpToZero() {
        MultinomialModel model = EXACT.fit(drawn(200, 2, 3, Seed.of(3)));
        for (int j = 0; j < 2; j++) {
            assertThat(model.coefficients().get(0, j)
                            + model.coefficients().get(1, j)
                            + model.coefficients().get(2, j))
                    .isCloseTo(0, within(1e-9));
        }
    }

    /// w = w₁ − w₀ = 2 w₁, so that λ (|w₀|² + |w₁|²) = ½ λ |w|².
    @Test
    void withTwoClassesItIsLogisticRegressionWithHalfThePenalty() {
        LabelledRows rows = LogisticRegressionTest.drawn(200, 2, Seed.of(4));
        Tensor two = EXACT.withL2(6).fit(rows).logits(rows.x());
        Tensor one = LogisticRegression.DEFAULT
                .withL2(3)
                .withTolerance(1e-11)
                .fit(rows)
                .logits(rows.x());
        for (int i = 0; i < two.size(); i++) {
            assertThat(two.get(i)).isCloseTo(one.get(i), within(1e-7));
        }
    }

    @Test
    void theBitsDoNotDependOnTheNumberOfThreads() {
        LabelledRows rows = drawn(40_000, 3, 3, Seed.of(5));
        assertThat(EXACT.withThreads(3).fit(rows))
                .isEqualTo(EXACT.withThreads(1).fit(rows));
    }

    /// Without penalty and with an intercept, the mean probability of each class is its frequency.
    @Test
    void maximumLikelihoodReproducesTheFrequencies() {
        LabelledRows rows = drawn(500, 3, 3, Seed.of(6));
        Tensor probabilities = EXACT.withL2(0).fit(rows).probabilities(rows.x());
        double[] counts = rows.classWeights();
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int i = 0; i < 500; i++) {
                sum += probabilities.get(i, k);
            }
            assertThat(sum).isCloseTo(counts[k], within(1e-7));
        }
    }

    @Test
    void refusesWhatHasNoMinimum() {
        LabelledRows separated =
                LabelledRows.of(Tensor.vector(0, 1, 5, 6, 10, 11).reshape(6, 1), List.of("a", "a", "b", "b", "c", "c"));
        LabelledRows turned = LabelledRows.of(
                Tensor.ofRows(
                        new double[] {0, 5},
                        new double[] {1, 5},
                        new double[] {5, 0},
                        new double[] {5, 1},
                        new double[] {-5, -5},
                        new double[] {-4, -5},
                        new double[] {-5, -4},
                        new double[] {0, 6},
                        new double[] {6, 0}),
                List.of("a", "a", "b", "b", "c", "c", "c", "a", "b"));
        assertThatThrownBy(() -> EXACT.withL2(0).fit(turned))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("hyperplanes separate the classes perfectly");
        assertThat(EXACT.fit(separated).accuracy(separated)).isGreaterThan(0.6);
        assertThatThrownBy(() -> EXACT.withL2(0).fit(separated.select(new int[] {0, 2, 4})))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too few without a penalty");
        assertThatThrownBy(() -> EXACT.fit(separated.select(new int[] {0, 1, 2, 3})))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found none of class 'c'");
        MultinomialModel model = EXACT.fit(separated);
        assertThatThrownBy(() -> model.logits(separated.x())).hasMessageContaining("this classifier knows 3");
    }

    static LabelledRows golden() {
        Golden columns = Golden.of(MultinomialRegressionTest.class, "rows.csv");
        int n = columns.column("label").length;
        double[] x = new double[3 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) {
                x[3 * i + j] = columns.column("x" + (j + 1))[i];
            }
        }
        List<String> labels = Arrays.stream(columns.column("label"))
                .mapToObj(label -> String.valueOf((int) label))
                .toList();
        return LabelledRows.of(Tensor.adopt(x, n, 3), labels);
    }

    private static LabelledRows firstTwo(LabelledRows rows) {
        int[] chosen = IntStream.range(0, rows.size())
                .filter(i -> rows.labels().get(i) < 2)
                .toArray();
        LabelledRows two = rows.select(chosen);
        return new LabelledRows(two.x(), two.labels());
    }

    static LabelledRows drawn(int n, int d, int classes, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[n * d];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = i < classes ? i : random.nextInt(classes);
            for (int j = 0; j < d; j++) {
                x[i * d + j] = (j + 1) * (random.nextGaussian() + 0.7 * Math.cos(y[i] * (j + 1)));
            }
        }
        List<String> labels =
                Arrays.stream(y).mapToObj(label -> "c" + (int) label).toList();
        return LabelledRows.of(Tensor.adopt(x, n, d), labels);
    }
}
