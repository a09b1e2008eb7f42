package org.sibyl.density;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.sibyl.estimator.DataException;
import org.sibyl.tensor.Tensor;

/// Which rows are anomalies: those whose score s(x) = −log p(x) is above a threshold that background rows
/// exceed at a stated rate. The threshold is an order statistic of the scores of n background rows that the
/// density was not fitted to: the k-th smallest with k = n + 1 − ⌊α (n + 1)⌋.
///
/// The guarantee is that of split conformal prediction (Vovk, Gammerman and Shafer 2005, section 2.2; Lei
/// et al. 2018, theorem 2.2): if a further background row is exchangeable with the held-out ones, as
/// independent draws are, then P(false alarm) ≤ α, for every n, whatever the density, however bad. It is an
/// average over held-out sets; for one set the rate scatters around it with a standard deviation of about
/// √(α (1 − α)/n). It says nothing about how many signal rows are found. The rows that the density was
/// fitted to are not exchangeable with further ones: their scores are too small.
public final class AnomalyThreshold {
    private final double falseAlarmRate;
    private final double[] heldOut;
    private final int rank;

    private AnomalyThreshold(double falseAlarmRate, double[] heldOut, int rank) {
        this.falseAlarmRate = falseAlarmRate;
        this.heldOut = heldOut;
        this.rank = rank;
    }

    /// The threshold of a rate.
    ///
    /// @param falseAlarmRate α, above 0 and below 1
    /// @param heldOutScores `[n]`: −log p of background rows that the density was not fitted to
    /// @throws IllegalArgumentException unless 0 < α < 1 and no score is NaN
    /// @throws DataException if there are fewer than 1/α − 1 rows, for then no threshold keeps the rate
    public static AnomalyThreshold of(double falseAlarmRate, Tensor heldOutScores) {
        if (!(falseAlarmRate > 0 && falseAlarmRate < 1)) {
            throw new IllegalArgumentException(
                    "a false-alarm rate lies between 0 and 1, found " + falseAlarmRate + "; give one such as 0.01");
        }
        double[] sorted = heldOutScores.toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n > 0 && Double.isNaN(sorted[n - 1])) {
            throw new IllegalArgumentException("a held-out score is NaN, expected −log p of each row; check the rows");
        }
        // In decimal, as it was typed: 0.29 · 100 is 28.999999999999996 in float64.
        int above = BigDecimal.valueOf(falseAlarmRate)
                .multiply(BigDecimal.valueOf(n + 1L))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        if (above == 0) {
            BigDecimal needed = BigDecimal.ONE
                    .divide(BigDecimal.valueOf(falseAlarmRate), 0, RoundingMode.CEILING)
                    .subtract(BigDecimal.ONE);
            throw new DataException("a false-alarm rate of " + falseAlarmRate + " needs at least "
                    + needed.toPlainString() + " held-out background rows, found " + n
                    + "; hold out more rows or allow more false alarms");
        }
        return new AnomalyThreshold(falseAlarmRate, sorted, n + 1 - above);
    }

    /// The anomaly scores of rows: −log p(x) in nats, ∞ where the density is zero.
    ///
    /// @param x `[n, d]`
    /// @return `[n]`
    public static Tensor scores(DensityModel model, Tensor x) {
        double[] scores = model.logProb(x).toArray();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -scores[i];
        }
        return Tensor.adopt(scores, scores.length);
    }

    /// α
    public double falseAlarmRate() {
        return falseAlarmRate;
    }

    /// The largest score that is not an anomaly; ∞ if so many held-out rows have density zero that nothing
    /// can be.
    public double threshold() {
        return heldOut[rank - 1];
    }

    /// n, the number of held-out background rows.
    public int heldOut() {
        return heldOut.length;
    }

    /// Whether a score is above the threshold; the same as `pValue(score) <= falseAlarmRate()`.
    public boolean isAnomaly(double score) {
        return score > threshold();
    }

    /// The conformal p-value of a score, (1 + the number of held-out scores that are at least as large)/(n
    /// + 1): for background P(p ≤ u) ≤ u, for every u.
    ///
    /// @throws IllegalArgumentException if the score is NaN
    public double pValue(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("an anomaly score is NaN, expected −log p of a row; check the row");
        }
        int low = 0;
        int high = heldOut.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (heldOut[middle] >= score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (1.0 + heldOut.length - low) / (heldOut.length + 1.0);
    }

    /// Judges rows.
    ///
    /// @param x `[n, d]`
    public AnomalyScores judge(DensityModel model, Tensor x) {
        double[] scores = scores(model, x).toArray();
        double[] pValues = Arrays.stream(scores).map(this::pValue).toArray();
        int[] flagged = IntStream.range(0, scores.length)
                .filter(i -> isAnomaly(scores[i]))
                .toArray();
        return new AnomalyScores(
                Tensor.adopt(scores, scores.length),
                Tensor.adopt(pValues, pValues.length),
                Arrays.stream(flagged).boxed().toList());
    }
}
