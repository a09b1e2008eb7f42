package org.sibyl.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sibyl.estimator.DataException;

/// The mean squared error of probabilities, (1/n) Σ (p − y)² (Brier 1950), and what it is made of (Murphy
/// 1973, eq. 1): value = reliability − resolution + uncertainty, with rows grouped by their distinct
/// probabilities, so that the sum is exact. Probabilities that are all distinct put every row in its own
/// group; then round them first, or take a [CalibrationCurve].
///
/// @param value 0 for certainty that is always right, 1/4 for 1/2 throughout
/// @param reliability Σ nₖ (pₖ − ȳₖ)²/n, 0 where each probability is met by as many of its rows
/// @param resolution Σ nₖ (ȳₖ − ȳ)²/n, the larger the better: how far the groups differ
/// @param uncertainty ȳ (1 − ȳ), which no classifier can change
public record BrierScore(double value, double reliability, double resolution, double uncertainty) {
    /// The score of these probabilities of class 1.
    ///
    /// @throws DataException if a score is not a probability
    public static BrierScore of(ScoredRows probabilities) {
        probabilities.requireProbabilities("the Brier score");
        int n = probabilities.size();
        double[] p = probabilities.scores().toArray();
        double[] y = probabilities.labels().toArray();
        double share = (double) probabilities.positives() / n;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double reliability = 0;
        double resolution = 0;
        int from = 0;
        while (from < n) {
            double group = p[order[from]];
            int to = from;
            double ones = 0;
            while (to < n && p[order[to]] == group) {
                ones += y[order[to++]];
            }
            double met = ones / (to - from);
            reliability += (to - from) * (group - met) * (group - met) / n;
            resolution += (to - from) * (met - share) * (met - share) / n;
            from = to;
        }
        double squares = Arrays.stream(IntStream.range(0, n)
                        .mapToDouble(i -> (p[i] - y[i]) * (p[i] - y[i]))
                        .toArray())
                .sum();
        return new BrierScore(squares / n, reliability, resolution, share * (1 - share));
    }
}
