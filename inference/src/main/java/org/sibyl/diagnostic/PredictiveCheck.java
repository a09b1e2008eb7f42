package org.sibyl.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.numeric.Quantiles;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Posterior predictive check (Rubin 1984; Gelman, Meng and Stern 1996): does the observation look like what the
/// simulator gives at parameters drawn from the posterior?
///
/// Two statistics look at all observables at once, each computed for the observation and for every prediction in
/// the pool of all n + 1, so that its p-value (1 + #{T_i ≥ T_obs})/(n + 1) is exact if the observation were one
/// more prediction: the Mahalanobis distance, which sees wrong combinations, and the largest deviation of a single
/// observable, which sees one wrong value among many (see [PooledDistances]). The headline is min(1, 2 min(p₁,
/// p₂)), and the verdict a concern below `falseAlarm`. Since the posterior has seen the observation, the check is
/// conservative: it accuses a right model less often than that.
///
/// @param falseAlarm the probability that a right model raises a concern, at most
public record PredictiveCheck(double falseAlarm) {
    /// One false alarm in a hundred.
    public static final PredictiveCheck DEFAULT = new PredictiveCheck(0.01);

    /// @throws IllegalArgumentException if the false-alarm rate is not a probability
    public PredictiveCheck {
        Sbc.requireFalseAlarm(falseAlarm);
    }

    /// The same with another false-alarm rate.
    public PredictiveCheck withFalseAlarm(double rate) {
        return new PredictiveCheck(rate);
    }

    /// Compares the observation with simulations at posterior draws.
    ///
    /// @param predictive simulations at independent draws of the posterior
    /// @param observation in the order of their columns
    /// @throws IllegalArgumentException if the observation has another number of values, or one is not finite
    public PredictiveCheckResult run(Simulations predictive, double[] observation) {
        ObservationCheck.requireObservation(predictive.observableNames(), observation);
        Simulations valid = predictive.valid();
        int n = valid.rows();
        Map<String, Double> details = new LinkedHashMap<>();
        details.put("predictions", (double) n);
        details.put("invalid_predictions", (double) predictive.invalid());
        int needed = (int) Math.ceil(2 / falseAlarm);
        List<PredictiveBand> bands = n == 0 ? List.of() : bands(valid, observation);
        if (n < needed) {
            Verdict verdict = new Verdict.Inconclusive("only " + n + " valid predictions (" + predictive.invalid()
                    + " were not valid) but " + needed + " are needed to see a p-value of " + falseAlarm
                    + "; simulate more predictions");
            return new PredictiveCheckResult(
                    bands,
                    Tensor.vector(),
                    Double.NaN,
                    new Diagnostic("predictive-check", verdict, Double.NaN, details));
        }
        PooledDistances distances = PooledDistances.of(valid.x(), observation);
        double joint = tail(distances.mahalanobis());
        double single = tail(distances.largest());
        double p = Math.min(1, 2 * Math.min(joint, single));
        details.put("p_value", p);
        details.put("p_value_joint", joint);
        details.put("p_value_single", single);
        details.put("threshold", falseAlarm);
        int outside = 0;
        for (PredictiveBand band : bands) {
            outside += band.observed() < band.q05() || band.observed() > band.q95() ? 1 : 0;
        }
        details.put("outside_90", (double) outside);
        for (PredictiveBand band : bands) {
            details.put("p_value." + band.name(), band.pValue());
        }
        Verdict verdict = p >= falseAlarm ? new Verdict.Pass() : new Verdict.Concern(advice(bands, joint < single, p));
        Tensor all = distances.mahalanobis();
        return new PredictiveCheckResult(
                bands, all.slice(0, n), all.get(n), new Diagnostic("predictive-check", verdict, p, details));
    }

    private String advice(List<PredictiveBand> bands, boolean combination, double p) {
        PredictiveBand worst = bands.stream()
                .min(Comparator.comparingDouble(PredictiveBand::pValue))
                .orElseThrow();
        String where = combination
                ? "in the combination of its observables; the most extreme single one is '%s' = %.4g"
                : "most of all at '%s' = %.4g";
        return String.format(
                Locale.ROOT,
                "the observation is unlike the posterior's predictions (p = %.2g, below the threshold %.2g), " + where
                        + ", where 90 %% of the predictions lie between %.4g and %.4g; look for what the simulator"
                        + " leaves out before you trust the parameters",
                p,
                falseAlarm,
                worst.name(),
                worst.observed(),
                worst.q05(),
                worst.q95());
    }

    /// The fraction of the pool whose statistic is at least the last one's.
    private static double tail(Tensor statistics) {
        int n = statistics.size() - 1;
        int beyond = 1;
        for (int i = 0; i < n; i++) {
            beyond += statistics.get(i) >= statistics.get(n) ? 1 : 0;
        }
        return beyond / (n + 1.0);
    }

    private static List<PredictiveBand> bands(Simulations valid, double[] observation) {
        List<PredictiveBand> bands = new ArrayList<>();
        for (int j = 0; j < observation.length; j++) {
            double[] sorted = valid.x().column(j);
            Arrays.sort(sorted);
            int below = 0;
            int equal = 0;
            for (double value : sorted) {
                below += value < observation[j] ? 1 : 0;
                equal += value == observation[j] ? 1 : 0;
            }
            int n = sorted.length;
            int tail = Math.min(below + equal, n - below);
            bands.add(new PredictiveBand(
                    valid.observableNames().get(j),
                    observation[j],
                    Quantiles.of(sorted, 0.05),
                    Quantiles.of(sorted, 0.25),
                    Quantiles.of(sorted, 0.5),
                    Quantiles.of(sorted, 0.75),
                    Quantiles.of(sorted, 0.95),
                    (below + 0.5 * equal) / n,
                    Math.min(1, 2 * (1.0 + tail) / (n + 1))));
        }
        return bands;
    }
}
