package org.sibyl.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.metric.TestResult;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Expected coverage of the highest-density regions (Hermans et al. 2022, "A trust crisis in simulation-based
/// inference?", section 2.2): how often the region of credibility α holds the true parameters, for all α at once.
///
/// The smallest such region that holds θ* has the credibility c = 1 − (rank + u)/(L + 1), with the rank of log
/// p(θ*|x) among the draws' (see [CalibrationRanks]); coverage(α) = P(c ≤ α), which is α for a right posterior.
/// Below the diagonal the posterior is over-confident, above it conservative. The verdict is a concern if a
/// Kolmogorov–Smirnov test finds the c not uniform at the level `falseAlarm`.
///
/// @param draws posterior draws for each pair, L
/// @param credibilities number of equal steps of the curve from 0 to 1
/// @param falseAlarm the probability that a right posterior raises a concern
/// @param threads how many pairs are ranked at once; the result does not depend on it
public record ExpectedCoverage(int draws, int credibilities, double falseAlarm, int threads) {
    /// 999 draws, a curve in steps of 0.05, one false alarm in a hundred, one thread for each processor.
    public static final ExpectedCoverage DEFAULT =
            new ExpectedCoverage(999, 20, 0.01, Runtime.getRuntime().availableProcessors());

    private static final double BAND_LEVEL = 0.95;

    /// @throws IllegalArgumentException if a setting is out of range
    public ExpectedCoverage {
        if (draws < 1 || credibilities < 1) {
            throw new IllegalArgumentException("coverage with " + draws + " draws on " + credibilities
                    + " steps: both must be at least 1; take for instance 999 draws and 20 steps");
        }
        Sbc.requireFalseAlarm(falseAlarm);
    }

    /// The same with another number of draws for each pair.
    public ExpectedCoverage withDraws(int count) {
        return new ExpectedCoverage(count, credibilities, falseAlarm, threads);
    }

    /// The same with another number of steps of the curve.
    public ExpectedCoverage withCredibilities(int steps) {
        return new ExpectedCoverage(draws, steps, falseAlarm, threads);
    }

    /// The same with another false-alarm rate.
    public ExpectedCoverage withFalseAlarm(double rate) {
        return new ExpectedCoverage(draws, credibilities, rate, threads);
    }

    /// The same on another number of threads.
    public ExpectedCoverage withThreads(int count) {
        return new ExpectedCoverage(draws, credibilities, falseAlarm, count);
    }

    /// Ranks the pairs and judges the ranks.
    ///
    /// @param posterior the posterior in question
    /// @param pairs simulations that it was not trained on, θ from the prior
    /// @param seed of the draws and of the broken ties
    public ExpectedCoverageResult run(AmortizedPosterior posterior, Simulations pairs, Seed seed) {
        return run(CalibrationRanks.of(posterior, pairs, draws, threads, seed));
    }

    /// Judges ranks that were made before.
    public ExpectedCoverageResult run(CalibrationRanks ranks) {
        double[] smallest = Arrays.stream(ranks.potentialPositions().toArray())
                .map(u -> 1 - u)
                .sorted()
                .toArray();
        int n = smallest.length;
        List<CoveragePoint> curve = new ArrayList<>();
        for (int k = 0; k <= credibilities; k++) {
            double alpha = (double) k / credibilities;
            BinomialBand band = BinomialBand.of(n, alpha, BAND_LEVEL);
            curve.add(new CoveragePoint(
                    alpha, coverage(smallest, alpha), (double) band.lower() / n, (double) band.upper() / n));
        }
        return new ExpectedCoverageResult(curve, Tensor.of(smallest, n), judge(ranks, smallest));
    }

    private Diagnostic judge(CalibrationRanks ranks, double[] smallest) {
        Map<String, Double> details = new LinkedHashMap<>();
        double p = Double.NaN;
        double deviation = Double.NaN;
        double at = Double.NaN;
        if (smallest.length > 0) {
            TestResult test = KolmogorovSmirnov.uniform(smallest);
            p = test.pValue();
            at = credibilityOfLargestDeviation(smallest);
            deviation = signedDeviation(smallest, at);
        }
        details.put("p_value", p);
        details.put("threshold", falseAlarm);
        details.put("largest_deviation", deviation);
        details.put("at_credibility", at);
        for (int percent : new int[] {50, 80, 90, 95}) {
            details.put("coverage." + percent, coverage(smallest, percent / 100.0));
        }
        details.put("pairs", (double) ranks.pairs());
        Verdict verdict = Sbc.tooFew(ranks);
        if (verdict == null) {
            verdict = p >= falseAlarm ? new Verdict.Pass() : new Verdict.Concern(advice(smallest, at, deviation, p));
        }
        return new Diagnostic("coverage", verdict, p, details);
    }

    private String advice(double[] smallest, double at, double deviation, double p) {
        String fault = deviation < 0
                ? "over-confident: its %.0f %% regions hold the truth only %.0f %% of the time"
                : "conservative: its %.0f %% regions hold the truth %.0f %% of the time";
        String remedy = deviation < 0
                ? "widen the intervals that you quote, or refit with more simulations or other settings"
                : "its intervals are safe but wider than the data demand, refit with more simulations to sharpen them";
        double nearby = Math.clamp(at, 0.05, 0.95);
        return String.format(
                Locale.ROOT,
                "the posterior is " + fault + " (p = %.2g, below the threshold %.2g); %s",
                100 * nearby,
                100 * coverage(smallest, nearby),
                p,
                falseAlarm,
                remedy);
    }

    private static double coverage(double[] sorted, double alpha) {
        int count = 0;
        for (double c : sorted) {
            count += c <= alpha ? 1 : 0;
        }
        return sorted.length == 0 ? Double.NaN : (double) count / sorted.length;
    }

    private static double credibilityOfLargestDeviation(double[] sorted) {
        double largest = -1;
        double at = 0;
        for (int i = 0; i < sorted.length; i++) {
            double deviation = Math.abs(signedDeviation(sorted, sorted[i], i));
            if (deviation > largest) {
                largest = deviation;
                at = sorted[i];
            }
        }
        return at;
    }

    private static double signedDeviation(double[] sorted, double at) {
        return signedDeviation(sorted, at, Arrays.binarySearch(sorted, at));
    }

    /// coverage − α just above or just below the i-th value, whichever is further from zero.
    private static double signedDeviation(double[] sorted, double at, int i) {
        double above = (i + 1.0) / sorted.length - at;
        double below = (double) i / sorted.length - at;
        return Math.abs(above) >= Math.abs(below) ? above : below;
    }
}
