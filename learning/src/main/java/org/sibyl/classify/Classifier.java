package org.sibyl.classify;

import org.sibyl.tensor.Tensor;

/// Tells class 1 from class 0.
public interface Classifier {
    /// log P(class 1|x)/P(class 0|x), in nats, for the class frequencies of the training rows.
    ///
    /// @param x `[n, d]`
    /// @return `[n]`
    /// @throws IllegalArgumentException if the number of columns is not the one that was trained on
    Tensor logits(Tensor x);

    /// The fraction of the rows whose more probable class is their own.
    default double accuracy(LabelledRows rows) {
        Tensor logits = logits(rows.x());
        int right = 0;
        for (int i = 0; i < logits.size(); i++) {
            right += (logits.get(i) > 0 ? 1 : 0) == rows.labels().get(i) ? 1 : 0;
        }
        return (double) right / logits.size();
    }
}
