package org.sibyl.classify;

import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// Settings that turn labelled rows into a classifier. Training never changes the learner, and the same
/// rows and seed give the same bits on any number of threads.
///
/// @param <C> the classifier
public interface Learner<C extends Classifier> {
    /// The method and its settings in a few words, as in `logistic l2=1`, for tables.
    String name();

    /// Learns from labelled rows.
    ///
    /// @param seed of first values, splits and shuffles; methods without them do not use it
    /// @throws DataException if the rows do not determine a classifier
    C train(LabelledRows rows, Seed seed);
}
