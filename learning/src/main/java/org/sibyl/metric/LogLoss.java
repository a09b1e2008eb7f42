package org.sibyl.metric;

import org.sibyl.estimator.DataException;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.tensor.Tensor;

/// The mean cross-entropy −log p(true class) in nats for each row: the negative mean log-likelihood of the
/// labels. 0 for certainty that is always right, log K for none.
///
/// A row whose class was given probability 0 makes it +∞, and it is said so: nothing is clipped.
public final class LogLoss {
    private LogLoss() {}

    /// −(1/n) Σ [y log p + (1 − y) log(1 − p)].
    ///
    /// @param probabilities of class 1
    /// @throws DataException if a score is not a probability
    public static double of(ScoredRows probabilities) {
        probabilities.requireProbabilities("the log-loss");
        double sum = 0;
        for (int i = 0; i < probabilities.size(); i++) {
            double p = probabilities.scores().get(i);
            sum -= probabilities.labels().get(i) == 1 ? DoubleMath.log(p) : DoubleMath.log1p(-p);
        }
        return sum / probabilities.size();
    }

    /// (1/n) Σ [log(1 + eᶻ) − y z], which stays finite where a probability rounds to 0 or 1.
    ///
    /// @param logits z = log p/(1 − p)
    public static double ofLogits(ScoredRows logits) {
        double sum = 0;
        for (int i = 0; i < logits.size(); i++) {
            double z = logits.scores().get(i);
            sum += DoubleMath.softplus(logits.labels().get(i) == 1 ? -z : z);
        }
        return sum / logits.size();
    }

    /// −(1/n) Σ log p of the true class, for K classes.
    ///
    /// @param logProbabilities log p of each class `[n, K]`
    /// @param labels the classes 0 … K − 1 `[n]`
    /// @throws DataException if there is no row, the lengths differ, a label is not a class, or a number is
    ///     not a log-probability
    public static double of(Tensor logProbabilities, Tensor labels) {
        if (labels.size() == 0 || logProbabilities.shape().rank() != 2 || logProbabilities.rows() != labels.size()) {
            throw new DataException("the log-loss needs a row of log-probabilities for each label, found the shapes "
                    + logProbabilities.shape() + " and " + labels.shape());
        }
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            double label = labels.get(i);
            if (!(label >= 0 && label < logProbabilities.columns()) || label != Math.rint(label)) {
                throw new DataException("the label of row " + (i + 1) + " is " + label
                        + ", expected a whole number from 0 to " + (logProbabilities.columns() - 1));
            }
            double logProbability = logProbabilities.get(i, (int) label);
            // A sum of rounded exponentials may exceed 1 in its last digits.
            if (!(logProbability <= 1e-9)) {
                throw new DataException("the log-probability of row " + (i + 1) + " is " + logProbability
                        + ", expected at most 0; take the logarithm of the probabilities first");
            }
            sum -= logProbability;
        }
        return sum / labels.size();
    }
}
