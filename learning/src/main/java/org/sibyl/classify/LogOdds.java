package org.sibyl.classify;

import org.sibyl.numeric.DoubleMath;
import org.sibyl.tensor.Tensor;

/// From logits to probabilities and decisions, row by row.
final class LogOdds {
    private LogOdds() {}

    /// log P of both classes: −log(1 + eᶻ) and −log(1 + e⁻ᶻ).
    ///
    /// @param logits z `[n]`
    /// @return `[n, 2]`
    static Tensor logProbabilities(Tensor logits) {
        double[] values = new double[2 * logits.size()];
        for (int i = 0; i < logits.size(); i++) {
            values[2 * i] = -DoubleMath.softplus(logits.get(i));
            values[2 * i + 1] = -DoubleMath.softplus(-logits.get(i));
        }
        return Tensor.adopt(values, logits.size(), 2);
    }

    /// zₖ − log Σ exp zⱼ, in place.
    ///
    /// @param logits `[n, K]`, row-major
    static Tensor normalized(double[] logits, int n, int classes) {
        for (int i = 0; i < n; i++) {
            int row = i * classes;
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                largest = Math.max(largest, logits[row + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += DoubleMath.exp(logits[row + k] - largest);
            }
            double logSum = largest + DoubleMath.log(sum);
            for (int k = 0; k < classes; k++) {
                logits[row + k] -= logSum;
            }
        }
        return Tensor.adopt(logits, n, classes);
    }

    static Tensor exp(Tensor logProbabilities) {
        double[] values = logProbabilities.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = DoubleMath.exp(values[i]);
        }
        return Tensor.adopt(values, logProbabilities.rows(), logProbabilities.columns());
    }

    static Tensor sigmoid(Tensor logits) {
        double[] values = logits.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = DoubleMath.sigmoid(values[i]);
        }
        return Tensor.adopt(values, values.length);
    }

    /// 1 where the logit is positive.
    static Tensor positive(Tensor logits) {
        double[] values = logits.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? 1 : 0;
        }
        return Tensor.adopt(values, values.length);
    }

    /// The first largest of each row.
    static Tensor largest(Tensor logProbabilities) {
        double[] values = new double[logProbabilities.rows()];
        for (int i = 0; i < values.length; i++) {
            int best = 0;
            for (int k = 1; k < logProbabilities.columns(); k++) {
                best = logProbabilities.get(i, k) > logProbabilities.get(i, best) ? k : best;
            }
            values[i] = best;
        }
        return Tensor.adopt(values, values.length);
    }
}
