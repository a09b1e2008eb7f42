package org.sibyl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.tensor.Tensor;

final class SimulationsTest {
    private static final Simulations TABLE = Simulations.of(
            List.of("beta"),
            List.of("x_1", "x_2"),
            Tensor.of(new double[] {0, 1, 2, 3, 4}, 5, 1),
            Tensor.of(
                    new double[] {1, 2, Double.NaN, 3, Double.POSITIVE_INFINITY, 4, 5, 6, Double.NaN, 1 / 0.0}, 5, 2));

    @Test
    void statusIsReadOffTheObservables() {
        assertThat(TABLE.status())
                .containsExactly(RowStatus.VALID, RowStatus.NAN, RowStatus.INFINITE, RowStatus.VALID, RowStatus.NAN);
        assertThat(TABLE.invalid()).isEqualTo(3);
        assertThat(RowStatus.of(new double[] {Double.NEGATIVE_INFINITY, Double.NaN}))
                .isEqualTo(RowStatus.NAN);
    }

    @Test
    void validRowsKeepTheirOrderAndTheirParameters() {
        Simulations valid = TABLE.valid();
        assertThat(valid.theta()).isEqualTo(Tensor.of(new double[] {0, 3}, 2, 1));
        assertThat(valid.x()).isEqualTo(Tensor.of(new double[] {1, 2, 5, 6}, 2, 2));
        assertThat(valid.invalid()).isZero();
        assertThat(valid.valid()).isSameAs(valid);
    }

    @Test
    void slicesPutTogetherAreTheWhole() {
        for (int cut = 0; cut <= TABLE.rows(); cut++) {
            assertThat(TABLE.slice(0, cut).followedBy(TABLE.slice(cut, 5))).isEqualTo(TABLE);
        }
        assertThat(TABLE.select(new int[] {0, 1, 2, 3, 4})).isEqualTo(TABLE);
    }

    @Test
    void namesAndNumbersMustAgree() {
        Tensor theta = TABLE.theta();
        Tensor x = TABLE.x();
        assertThatThrownBy(() -> Simulations.of(List.of("a", "b"), TABLE.observableNames(), theta, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("theta has shape [5, 1]")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> Simulations.of(List.of("a"), List.of("x"), theta, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x has shape [5, 2]");
        assertThatThrownBy(() -> Simulations.of(List.of("a"), TABLE.observableNames(), theta.slice(0, 4), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are 5 rows");
    }
}
