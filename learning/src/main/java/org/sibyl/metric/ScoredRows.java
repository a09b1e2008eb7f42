package org.sibyl.metric;

import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// Rows that a classifier has judged: a score for each, and the class that it really belongs to.
///
/// A score is any number that is larger the more a row looks like class 1: a probability, a logit, a
/// detection statistic. ±∞ are scores like others.
///
/// @param scores `[n]`, no NaN
/// @param labels 0 or 1 `[n]`
public record ScoredRows(Tensor scores, Tensor labels) {
    /// @throws DataException if there is no row, the lengths differ, a score is NaN or a label neither 0
    ///     nor 1
    public ScoredRows {
        if (scores.shape().rank() != 1 || labels.shape().rank() != 1 || scores.size() != labels.size()) {
            throw new DataException("expected one score and one label for each row, found the shapes " + scores.shape()
                    + " and " + labels.shape() + "; give two vectors of the same length");
        }
        if (scores.size() == 0) {
            throw new DataException("there are no rows to judge a classifier by; give at least one");
        }
        for (int i = 0; i < scores.size(); i++) {
            if (Double.isNaN(scores.get(i))) {
                throw new DataException("the score of row " + (i + 1)
                        + " is NaN, expected a number; leave out rows that have no score");
            }
            if (labels.get(i) != 0 && labels.get(i) != 1) {
                throw new DataException("the label of row " + (i + 1) + " is " + labels.get(i)
                        + ", expected 0 or 1; judge more than two classes by MultiClassConfusion, or one against the"
                        + " rest");
            }
        }
    }

    /// The same from arrays, copied.
    ///
    /// @throws DataException as the constructor
    public static ScoredRows of(double[] scores, double[] labels) {
        return new ScoredRows(Tensor.of(scores, scores.length), Tensor.of(labels, labels.length));
    }

    /// The number of rows.
    public int size() {
        return scores.size();
    }

    /// The number of rows of class 1.
    public int positives() {
        int count = 0;
        for (int i = 0; i < labels.size(); i++) {
            count += (int) labels.get(i);
        }
        return count;
    }

    /// The number of rows of class 0.
    public int negatives() {
        return size() - positives();
    }

    /// The rows with these indices, in this order.
    public ScoredRows select(int[] rows) {
        return new ScoredRows(scores.select(rows), labels.select(rows));
    }

    /// @throws DataException unless both classes are there
    void requireBothClasses(String what) {
        int positives = positives();
        if (positives == 0 || positives == size()) {
            throw new DataException(what + " compares rows of class 1 with rows of class 0, found " + size()
                    + " rows of class " + (positives == 0 ? 0 : 1) + " only; give rows of both classes");
        }
    }

    /// @throws DataException unless every score is a probability
    void requireProbabilities(String what) {
        for (int i = 0; i < size(); i++) {
            double p = scores.get(i);
            if (!(p >= 0 && p <= 1)) {
                throw new DataException(what + " needs probabilities between 0 and 1, found " + p + " for row "
                        + (i + 1) + "; turn logits into probabilities by the sigmoid first");
            }
        }
    }
}
