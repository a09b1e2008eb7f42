package org.sibyl.benchmark;

import org.sibyl.classify.LabelledRows;
import org.sibyl.classify.LogisticModel;
import org.sibyl.classify.LogisticRegression;
import org.sibyl.tensor.Tensor;

/// Logistic regression of two classes in 20 columns with the penalty ½|w|², which is the default here and in
/// scikit-learn.
///
/// @param name the row
/// @param rows how many
record LogisticRow(String name, int rows) implements ClassicalRow {
    private static final int COLUMNS = 20;
    private static final long STREAM = 40;

    @Override
    public Contender prepare(int threads) {
        Tensor x = ClassicalData.cloud(rows, COLUMNS, STREAM);
        LabelledRows data = new LabelledRows(x, ClassicalData.labels(x, STREAM));
        LogisticRegression regression = LogisticRegression.DEFAULT.withThreads(threads);
        return Contender.millis(() -> regression.fit(data))
                .finding("gradient norm", gradientNorm(regression.fit(data), data));
    }

    /// |∇ (1/n)(Σ loss + ½|w|²)| where the fit ended, summed anew.
    private static double gradientNorm(LogisticModel model, LabelledRows data) {
        Tensor probability = model.probability(data.x());
        double[] gradient = new double[COLUMNS + 1];
        for (int i = 0; i < data.size(); i++) {
            double residual = probability.get(i) - data.labels().get(i);
            for (int j = 0; j < COLUMNS; j++) {
                gradient[j] += residual * data.x().get(i, j);
            }
            gradient[COLUMNS] += residual;
        }
        double squares = 0;
        for (int j = 0; j <= COLUMNS; j++) {
            double penalty = j < COLUMNS ? model.coefficients().get(j) : 0;
            squares += Math.pow((gradient[j] + penalty) / data.size(), 2);
        }
        return Math.sqrt(squares);
    }
}
