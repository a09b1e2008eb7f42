package org.sibyl.classify;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// How probable each class is, given a row.
public interface Classifier {
    /// What the classes 0 … K − 1 are called.
    List<String> classes();

    /// The number of columns of a row, d.
    int columns();

    /// log P(class k|x) in nats, for the class frequencies of the training rows.
    ///
    /// @param x `[n, d]`
    /// @return `[n, K]`
    /// @throws IllegalArgumentException if the number of columns is not the one that was trained on
    Tensor logProbabilities(Tensor x);

    /// log P(class 1|x)/P(class 0|x) in nats, for two classes.
    ///
    /// @param x `[n, d]`
    /// @return `[n]`
    /// @throws IllegalArgumentException if there are more classes, or the number of columns is not the one
    ///     that was trained on
    default Tensor logits(Tensor x) {
        requireTwoClasses();
        Tensor logProbabilities = logProbabilities(x);
        double[] logits = new double[logProbabilities.rows()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logProbabilities.get(i, 1) - logProbabilities.get(i, 0);
        }
        return Tensor.adopt(logits, logits.length);
    }

    /// P(class k|x).
    ///
    /// @param x `[n, d]`
    /// @return `[n, K]`
    /// @throws IllegalArgumentException if the number of columns is not the one that was trained on
    default Tensor probabilities(Tensor x) {
        return LogOdds.exp(logProbabilities(x));
    }

    /// P(class 1|x), for two classes.
    ///
    /// @param x `[n, d]`
    /// @return `[n]`
    /// @throws IllegalArgumentException if there are more classes, or the number of columns is not the one
    ///     that was trained on
    default Tensor probability(Tensor x) {
        return LogOdds.sigmoid(logits(x));
    }

    /// The most probable class of each row, the first of those that are equally so.
    ///
    /// @param x `[n, d]`
    /// @return 0 … K − 1 `[n]`
    /// @throws IllegalArgumentException if the number of columns is not the one that was trained on
    default Tensor mostProbable(Tensor x) {
        return classes().size() == 2 ? LogOdds.positive(logits(x)) : LogOdds.largest(logProbabilities(x));
    }

    /// The fraction of the rows whose most probable class is their own.
    default double accuracy(LabelledRows rows) {
        Tensor called = mostProbable(rows.x());
        int right = 0;
        for (int i = 0; i < called.size(); i++) {
            right += called.get(i) == rows.labels().get(i) ? 1 : 0;
        }
        return (double) right / called.size();
    }

    /// @throws IllegalArgumentException unless there are two classes
    private void requireTwoClasses() {
        if (classes().size() != 2) {
            throw new IllegalArgumentException("a logit compares two classes, but this classifier knows "
                    + classes().size() + ": " + classes() + "; ask for logProbabilities or probabilities");
        }
    }
}
