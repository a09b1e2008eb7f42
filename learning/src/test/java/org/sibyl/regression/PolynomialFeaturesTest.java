package org.sibyl.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.regression.PolynomialFeatures.Terms;
import org.sibyl.tensor.Tensor;

class PolynomialFeaturesTest {
    @Test
    void featuresAreNamedAndOrderedByDegree() {
        List<String> columns = List.of("a", "b", "c");
        assertThat(PolynomialFeatures.ofDegree(2).names(columns))
                .containsExactly("a", "b", "c", "a^2", "a b", "a c", "b^2", "b c", "c^2");
        assertThat(new PolynomialFeatures(3, Terms.POWERS).names(List.of("a", "b")))
                .containsExactly("a", "b", "a^2", "b^2", "a^3", "b^3");
        assertThat(new PolynomialFeatures(3, Terms.INTERACTIONS).names(columns))
                .containsExactly("a", "b", "c", "a b", "a c", "b c", "a b c");
        Tensor x = Tensor.ofRows(new double[] {2, 3, 5});
        assertThat(PolynomialFeatures.ofDegree(2).apply(x))
                .isEqualTo(Tensor.ofRows(new double[] {2, 3, 5, 4, 6, 10, 9, 15, 25}));
    }

    /// There are C(d + k, k) − 1 products of d columns up to degree k.
    @Test
    void allProductsAreThere() {
        List<String> names = PolynomialFeatures.ofDegree(4).names(List.of("a", "b", "c"));
        assertThat(names).hasSize(34).doesNotHaveDuplicates();
    }

    /// A polynomial is fitted exactly by its own features.
    @Test
    void aLinearMethodFitsACurve() {
        double[] x = new double[40];
        double[] y = new double[20];
        for (int i = 0; i < 20; i++) {
            double a = Math.sin(i);
            double b = Math.cos(3 * i);
            x[2 * i] = a;
            x[2 * i + 1] = b;
            y[i] = 1 + 2 * a - b + 0.5 * a * b - 3 * b * b;
        }
        Tensor features = PolynomialFeatures.ofDegree(2).apply(Tensor.adopt(x, 20, 2));
        LinearModel model = LinearRegression.DEFAULT.fit(new RegressionRows(features, Tensor.adopt(y, 20)));
        double[] expected = {2, -1, 0, 0.5, -3};
        for (int j = 0; j < 5; j++) {
            assertThat(model.coefficients().get(j)).isCloseTo(expected[j], within(1e-12));
        }
        assertThat(model.intercept()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> PolynomialFeatures.ofDegree(0)).hasMessageContaining("at least 1");
    }
}
