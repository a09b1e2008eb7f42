package org.sibyl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TensorTest {
    private static Tensor counting(int rows, int columns) {
        return Tensor.adopt(IntStream.range(0, rows * columns).asDoubleStream().toArray(), rows, columns);
    }

    @Test
    void rowsAndColumnsAreViewsOfOneRowMajorSequence() {
        Tensor matrix = counting(3, 4);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(matrix.get(i, j)).isEqualTo(i * 4 + j);
                assertThat(matrix.get(i * 4 + j)).isEqualTo(i * 4 + j);
                assertThat(matrix.row(i)[j]).isEqualTo(matrix.get(i, j));
                assertThat(matrix.column(j)[i]).isEqualTo(matrix.get(i, j));
            }
        }
        assertThat(matrix.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(matrix.size()).isEqualTo(12);
    }

    @Test
    void nothingCanBeWrittenToFromOutside() {
        double[] values = {1, 2, 3, 4};
        Tensor tensor = Tensor.of(values, 2, 2);
        values[0] = 99;
        tensor.toArray()[1] = 99;
        tensor.row(0)[1] = 99;
        tensor.column(1)[0] = 99;
        tensor.shape().toArray()[0] = 99;
        assertThat(tensor).isEqualTo(Tensor.of(new double[] {1, 2, 3, 4}, 2, 2));
    }

    @Test
    void slicesPutTogetherAreTheWhole() {
        Tensor tensor = counting(7, 3);
        for (int cut = 0; cut <= 7; cut++) {
            assertThat(Tensor.concatRows(List.of(tensor.slice(0, cut), tensor.slice(cut, 7))))
                    .isEqualTo(tensor);
        }
        assertThat(Tensor.ofRows(IntStream.range(0, 7).mapToObj(tensor::row).toList()))
                .isEqualTo(tensor);
    }

    @Test
    void selectTakesRowsInTheirOrder() {
        Tensor tensor = counting(5, 2);
        Tensor picked = tensor.select(new int[] {4, 0, 4});
        assertThat(picked).isEqualTo(Tensor.ofRows(tensor.row(4), tensor.row(0), tensor.row(4)));
        assertThat(tensor.select(new int[0]).shape()).isEqualTo(Shape.of(0, 2));
    }

    @Test
    void higherAxesKeepTheirShape() {
        Tensor cube = counting(6, 4).reshape(2, 3, 4);
        assertThat(cube.slice(1, 2).shape()).isEqualTo(Shape.of(1, 3, 4));
        assertThat(cube.row(1)).hasSize(12).startsWith(12);
        double[] target = new double[14];
        cube.copyRow(1, target, 2);
        assertThat(target).startsWith(0, 0, 12, 13).endsWith(23);
    }

    @Test
    void equalityIsThatOfBits() {
        assertThat(Tensor.vector(Double.NaN, 0.0)).isEqualTo(Tensor.vector(Double.NaN, 0.0));
        assertThat(Tensor.vector(0.0)).isNotEqualTo(Tensor.vector(-0.0));
        assertThat(counting(2, 3)).isNotEqualTo(counting(3, 2)).hasSameHashCodeAs(counting(2, 3));
        assertThat(counting(20, 1).toString())
                .startsWith("Tensor[20, 1] [0.0, 1.0")
                .endsWith("…");
    }

    @Test
    void shapesMultiplyOut() {
        assertThat(Shape.of().size()).isEqualTo(1);
        assertThat(Shape.of(4, 0, 2).size()).isZero();
        assertThat(Shape.of(2, 3, 4).size()).isEqualTo(24);
        assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2)).hasToString("[2, 3]");
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16).size()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void wrongShapesAreRefused() {
        assertThatThrownBy(() -> Tensor.of(new double[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3] holds 6 numbers, found 5");
        assertThatThrownBy(() -> Tensor.ofRows(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1 has 3 numbers but row 0 has 2");
        assertThatThrownBy(() -> Tensor.concatRows(List.of(counting(1, 2), counting(1, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 3]");
        assertThatThrownBy(() -> Tensor.concatRows(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shape.of(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[-1]");
    }
}
