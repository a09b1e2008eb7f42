package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.density.mixture.GaussianMixtureEstimator;
import org.sibyl.density.parametric.ParametricEstimator;
import org.sibyl.density.parametric.ParametricFamily;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Rows that no density can be fitted to give one sentence, whatever the method.
class BadRowsTest {
    private static final Seed SEED = Seed.of(1);

    private static final List<DensityEstimator<?>> ESTIMATORS = List.of(
            HistogramEstimator.DEFAULT,
            KernelDensityEstimator.DEFAULT,
            GaussianMixtureEstimator.of(1),
            GaussianMixtureEstimator.of(2),
            new ParametricEstimator(ParametricFamily.NORMAL));

    @TestFactory
    Stream<DynamicTest> oneRowIsRefused() {
        return each(estimator -> refused(estimator, Tensor.of(new double[] {3}, 1, 1)));
    }

    @TestFactory
    Stream<DynamicTest> aConstantColumnIsRefused() {
        return each(estimator -> refused(estimator, Tensor.of(new double[] {3, 3, 3, 3, 3}, 5, 1)));
    }

    @TestFactory
    Stream<DynamicTest> aConstantColumnAmongOthersIsRefused() {
        Tensor x = Tensor.of(new double[] {1, 3, 2, 3, 4, 3, 7, 3, 5, 3, 9, 3}, 6, 2);
        Stream<DensityEstimator<?>> several = Stream.concat(
                ESTIMATORS.stream().limit(4), Stream.of(new ParametricEstimator(ParametricFamily.MULTIVARIATE_NORMAL)));
        return several.map(estimator -> DynamicTest.dynamicTest(estimator.name(), () -> refused(estimator, x)));
    }

    @TestFactory
    Stream<DynamicTest> numbersThatAreNotFiniteAreRefused() {
        return each(estimator -> {
            assertThat(refused(estimator, Tensor.of(new double[] {1, Double.NaN, 2}, 3, 1)))
                    .contains("row 2, column 1 is NaN");
            assertThat(refused(estimator, Tensor.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, 3, 1)))
                    .contains("row 3, column 1 is Infinity");
        });
    }

    @TestFactory
    Stream<DynamicTest> noRowsAreRefused() {
        return each(estimator ->
                assertThat(refused(estimator, Tensor.of(new double[0], 0, 1))).contains("give at least one row"));
    }

    @Test
    void moreComponentsThanRowsAreRefused() {
        refused(GaussianMixtureEstimator.of(5), Tensor.of(new double[] {1, 2, 4, 8}, 4, 1));
    }

    private interface Law {
        void test(DensityEstimator<?> estimator);
    }

    private static Stream<DynamicTest> each(Law law) {
        return ESTIMATORS.stream()
                .map(estimator -> DynamicTest.dynamicTest(estimator.name(), () -> law.test(estimator)));
    }

    /// The sentence: one, that does not end in the middle.
    private static String refused(DensityEstimator<?> estimator, Tensor x) {
        String[] message = {""};
        assertThatThrownBy(() -> estimator.fit(x, SEED))
                .isInstanceOf(DataException.class)
                .satisfies(thrown -> message[0] = String.valueOf(thrown.getMessage()));
        assertThat(message[0]).hasSizeBetween(30, 300).doesNotContain("\n");
        return message[0];
    }
}
