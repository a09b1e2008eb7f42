package org.sibyl.density;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// How an estimator scored on rows that it was not fitted to.
///
/// @param folds the score of each fold
/// @param total the score of all rows, each by the fit without its fold. Its standard error takes the
///     folds' fits as given
/// @param logProb `[n]`: the held-out log-density of each row, in the rows' order
public record HeldOutScore(List<LogScore> folds, LogScore total, Tensor logProb) {
    /// Copies the list.
    public HeldOutScore {
        folds = List.copyOf(folds);
    }

    /// The mean held-out log-density in nats for each row, larger is better; −∞ if a row had density zero.
    public double mean() {
        return total.mean();
    }

    /// The standard error of the mean.
    public double standardError() {
        return total.standardError();
    }
}
