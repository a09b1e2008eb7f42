package org.sibyl.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class SplitTest {
    private static final Seed SEED = Seed.of(7);

    @ParameterizedTest
    @CsvSource({"2,2", "7,3", "10,10", "91,5", "1001,8"})
    void everyRowIsTestedOnceAndTrainedOtherwise(int n, int k) {
        for (List<Split> splits :
                List.of(KFold.consecutive(n, k), KFold.shuffled(n, k, SEED), KFold.stratified(labels(n, 1), k, SEED))) {
            assertThat(splits).hasSize(k);
            int[] tested = new int[n];
            for (Split split : splits) {
                Arrays.stream(split.test()).forEach(i -> tested[i]++);
                assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.test()))
                                .sorted())
                        .containsExactlyElementsOf(IntStream.range(0, n).boxed().toList());
                assertThat(split.test().length).isBetween(n / k, Math.ceilDiv(n, k));
            }
            assertThat(tested).containsOnly(1);
        }
    }

    @Test
    void stratifiedPartsKeepTheShareOfEachClass() {
        Tensor labels = labels(103, 4);
        for (Split fold : KFold.stratified(labels, 5, SEED)) {
            for (int label = 0; label < 4; label++) {
                double expected = count(labels, IntStream.range(0, 103).toArray(), label) / 5.0;
                // Each class is cut into parts that differ by at most one row.
                assertThat((double) count(labels, fold.test(), label)).isBetween(expected - 1, expected + 1);
            }
        }
        Split split = Split.stratified(labels, 0.25, SEED);
        for (int label = 0; label < 4; label++) {
            double expected = 0.25 * count(labels, IntStream.range(0, 103).toArray(), label);
            assertThat((double) count(labels, split.test(), label)).isBetween(expected - 0.5, expected + 0.5);
        }
    }

    @Test
    void aSeedDeterminesASplit() {
        assertThat(Split.random(50, 0.3, SEED).test())
                .isEqualTo(Split.random(50, 0.3, SEED).test());
        assertThat(Split.random(50, 0.3, SEED).test())
                .hasSize(15)
                .isNotEqualTo(Split.random(50, 0.3, SEED.child(1)).test());
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> KFold.consecutive(3, 4))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("3 rows in 4 folds");
        assertThatThrownBy(() -> KFold.stratified(Tensor.vector(0, 0, 0, 1), 2, SEED))
                .hasMessageContaining("class 1.0 has 1 rows, too few for 2 folds");
        assertThatThrownBy(() -> Split.random(1, 0.5, SEED))
                .hasMessageContaining("there are 1 rows, too few for 2 parts");
        assertThatThrownBy(() -> Split.random(9, 1, SEED)).hasMessageContaining("expected a number between 0 and 1");
    }

    private static Tensor labels(int n, int classes) {
        return Tensor.adopt(
                IntStream.range(0, n).mapToDouble(i -> i * i % classes).toArray(), n);
    }

    private static int count(Tensor labels, int[] rows, double label) {
        return (int) Arrays.stream(rows).filter(i -> labels.get(i) == label).count();
    }
}
