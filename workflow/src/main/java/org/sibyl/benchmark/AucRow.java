package org.sibyl.benchmark;

import java.util.List;
import org.sibyl.metric.Auc;
import org.sibyl.metric.ScoredRows;
import org.sibyl.tensor.Tensor;

/// The area under the ROC curve, with the checks of scores and labels.
///
/// @param name the row
/// @param rows how many scores
record AucRow(String name, int rows) implements ClassicalRow {
    private static final long STREAM = 50;

    @Override
    public List<Integer> threads() {
        return List.of(1);
    }

    @Override
    public Contender prepare(int threads) {
        Tensor labels = ClassicalData.rareLabels(rows, STREAM);
        Tensor scores = ClassicalData.scores(labels, STREAM);
        return Contender.millis(() -> Auc.area(new ScoredRows(scores, labels)))
                .finding("AUC", Auc.area(new ScoredRows(scores, labels)));
    }
}
