package org.sibyl.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Purpose;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Functions of sets, and embeddings of categories.
class SetsAndCategoriesTest {
    private static final int SIZE = 5;
    private static final int FEATURES = 2;
    private static final int WIDTH = 4;
    private static final Layer ELEMENT = Sequential.of(new Linear("e", FEATURES, WIDTH), Activation.TANH);
    private static final SequencedMap<String, Tensor> PARAMETERS = ELEMENT.initialize(Seed.of(1));
    private static final double[][] ELEMENTS = {{0.3, -1}, {2, 0.1}, {-0.7, 0.4}, {1.5, 1.5}, {0, -2}};

    /// One row with the elements of these numbers at these places, and something else in the other places.
    private static Tensor row(int[] elements, int[] places, double elsewhere) {
        double[] row = new double[SIZE * FEATURES + SIZE];
        java.util.Arrays.fill(row, 0, SIZE * FEATURES, elsewhere);
        for (int i = 0; i < elements.length; i++) {
            System.arraycopy(ELEMENTS[elements[i]], 0, row, places[i] * FEATURES, FEATURES);
            row[SIZE * FEATURES + places[i]] = 1;
        }
        return Tensor.adopt(row, 1, row.length);
    }

    private static double[] value(SetPooling pooling, Tensor row) {
        DeepSet set = new DeepSet(ELEMENT, SIZE, FEATURES, pooling);
        return Networks.value(set, PARAMETERS, Purpose.EVALUATION, row).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void neitherOrderNorPlaceNorWhatIsNotThereMatters(SetPooling pooling) {
        double[] expected = value(pooling, row(new int[] {0, 1, 2}, new int[] {0, 1, 2}, 0));
        for (double elsewhere : new double[] {0, 1e30, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] other = value(pooling, row(new int[] {2, 0, 1}, new int[] {4, 1, 3}, elsewhere));
            assertThat(other).usingComparatorWithPrecision(1e-15).containsExactly(expected);
        }
        assertThat(expected[WIDTH]).isEqualTo(3.0 / SIZE);
        assertThat(value(pooling, row(new int[] {0, 1, 3}, new int[] {0, 1, 2}, 0)))
                .isNotEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void isTheElementsNetworkPooled(SetPooling pooling) {
        int[] present = {4, 1, 3, 0};
        double[] found = value(pooling, row(present, new int[] {0, 1, 3, 4}, 7));
        for (int j = 0; j < WIDTH; j++) {
            double sum = 0;
            double max = Double.NEGATIVE_INFINITY;
            for (int i : present) {
                Tensor x = Tensor.of(ELEMENTS[i], 1, FEATURES);
                double h = Networks.value(ELEMENT, PARAMETERS, Purpose.EVALUATION, x)
                        .get(0, j);
                sum += h;
                max = Math.max(max, h);
            }
            double expected = switch (pooling) {
                case SUM -> sum;
                case MEAN -> sum / 4;
                case MAX -> max;
            };
            assertThat(found[j]).isCloseTo(expected, within(1e-14));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEmptySetGivesZeros(SetPooling pooling) {
        assertThat(value(pooling, row(new int[0], new int[0], 3))).containsOnly(0);
    }

    @Test
    void setsOfAnotherSizeAreRefused() {
        DeepSet set = new DeepSet(ELEMENT, 3, FEATURES, SetPooling.SUM);
        Tensor row = row(new int[] {0}, new int[] {0}, 0);
        assertThatThrownBy(() -> Networks.value(set, PARAMETERS, Purpose.EVALUATION, row))
                .hasMessageContaining("[1, 15] are no sets of 3 elements with 2 features")
                .hasMessageContaining("give 9 columns");
    }

    @Test
    void anEmbeddingIsTheRowOfItsCategoryAndGathersItsDerivatives() {
        Embedding layer = new Embedding("e", 3, 2);
        SequencedMap<String, Tensor> parameters = layer.initialize(Seed.of(5));
        Tensor table = Networks.get(parameters, "e.weight");
        Graph graph = new Graph();
        Expr x = graph.input("x", 6, 1);
        Weights weights = new Weights(graph, parameters);
        Expr y = layer.apply(weights, x);
        double[] cotangent = Networks.normal(Seed.of(6), 6, 2).toArray();
        Expr slope = Autodiff.gradient(
                        y.times(graph.constant(Tensor.of(cotangent, 6, 2))).sum(), List.of(weights.get("e.weight")))
                .getFirst();
        Execution run = Plan.compile(List.of(y, slope), ElementType.FLOAT64).execution(Kernels.plain());
        double[] categories = {2, 0, 2, 2, 7, -1};
        run.set(x, categories).run();
        double[] expected = new double[6];
        for (int i = 0; i < 6; i++) {
            boolean known = categories[i] >= 0 && categories[i] < 3;
            for (int j = 0; j < 2; j++) {
                assertThat(run.get(y).get(i, j)).isEqualTo(known ? table.get((int) categories[i], j) : 0);
                if (known) {
                    expected[((int) categories[i]) * 2 + j] += cotangent[i * 2 + j];
                }
            }
        }
        assertThat(run.get(slope).toArray()).usingComparatorWithPrecision(1e-14).containsExactly(expected);
        assertThatThrownBy(() -> layer.apply(weights, graph.input("two", 6, 2)))
                .hasMessageContaining("one column of categories");
    }
}
