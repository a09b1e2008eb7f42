package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

class WeightedRowsTest {
    @Test
    void saysWhichNumberIsWrong() {
        assertThatThrownBy(() -> WeightedRows.of(Tensor.of(new double[] {1, 2, 3, Double.NaN}, 2, 2)))
                .isInstanceOf(DataException.class)
                .hasMessage("row 2, column 2 is NaN, expected a finite number; leave such rows out");
        assertThatThrownBy(() -> WeightedRows.of(Tensor.of(new double[0], 0, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at least one row");
        Tensor two = Tensor.of(new double[] {1, 2}, 2, 1);
        assertThatThrownBy(() -> new WeightedRows(two, Tensor.vector(1, -1))).hasMessageContaining("weight of row 2");
        assertThatThrownBy(() -> new WeightedRows(two, Tensor.vector(0, 0)))
                .hasMessageContaining("all weights are zero");
        assertThatThrownBy(() -> new WeightedRows(two, Tensor.vector(1))).hasMessageContaining("each of 2 rows");
    }

    @Test
    void knowsWhetherRowsCountAlike() {
        Tensor two = Tensor.of(new double[] {1, 2}, 2, 1);
        assertThat(WeightedRows.of(two).countAlike()).isTrue();
        assertThat(new WeightedRows(two, Tensor.vector(3, 3)).countAlike()).isTrue();
        assertThat(new WeightedRows(two, Tensor.vector(3, 1)).countAlike()).isFalse();
        assertThat(new WeightedRows(two, Tensor.vector(3, 1)).totalWeight()).isEqualTo(4);
    }
}
