package org.sibyl.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.metric.TestResult;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): over many data sets
/// simulated from the prior, the rank of the true parameter among posterior draws is uniform if the posterior is
/// right.
///
/// Each parameter's positions (rank + u)/(L + 1) are tested for uniformity with an exact Kolmogorov–Smirnov test;
/// the verdict is a concern if the smallest p-value lies below `falseAlarm`/p, so that a perfect posterior over p
/// parameters is accused with probability at most `falseAlarm`. It is inconclusive with fewer than 100 valid pairs.
///
/// @param draws posterior draws for each pair, L; L + 1 is a multiple of `bins`, so that the histogram's bins
///     are alike
/// @param bins of the rank histograms
/// @param falseAlarm the probability that a perfect posterior raises a concern
/// @param threads how many pairs are ranked at once; the result does not depend on it
public record Sbc(int draws, int bins, double falseAlarm, int threads) {
    /// 999 draws, 20 bins, one false alarm in a hundred, one thread for each processor.
    public static final Sbc DEFAULT =
            new Sbc(999, 20, 0.01, Runtime.getRuntime().availableProcessors());

    static final int FEWEST_PAIRS = 100;
    private static final double BAND_LEVEL = 0.95;

    /// @throws IllegalArgumentException if a setting is out of range or L + 1 is not a multiple of the number
    ///     of bins
    public Sbc {
        if (draws < 1 || bins < 1 || (draws + 1) % bins != 0) {
            throw new IllegalArgumentException("calibration with " + draws + " draws and " + bins
                    + " bins: draws + 1 must be a multiple of bins; take for instance 999 draws and 20 bins");
        }
        requireFalseAlarm(falseAlarm);
    }

    /// The same with another number of draws for each pair.
    public Sbc withDraws(int count) {
        return new Sbc(count, bins, falseAlarm, threads);
    }

    /// The same with another number of bins.
    public Sbc withBins(int count) {
        return new Sbc(draws, count, falseAlarm, threads);
    }

    /// The same with another false-alarm rate.
    public Sbc withFalseAlarm(double rate) {
        return new Sbc(draws, bins, rate, threads);
    }

    /// The same on another number of threads.
    public Sbc withThreads(int count) {
        return new Sbc(draws, bins, falseAlarm, count);
    }

    /// Ranks the pairs and judges the ranks.
    ///
    /// @param posterior the posterior in question
    /// @param pairs simulations that it was not trained on, θ from the prior
    /// @param seed of the draws and of the broken ties
    public SbcResult run(AmortizedPosterior posterior, Simulations pairs, Seed seed) {
        return run(CalibrationRanks.of(posterior, pairs, draws, threads, seed));
    }

    /// Judges ranks that were made before; their number of draws takes the place of this one's.
    ///
    /// @throws IllegalArgumentException if their number of draws plus one is not a multiple of the number of
    ///     bins
    public SbcResult run(CalibrationRanks ranks) {
        if ((ranks.draws() + 1) % bins != 0) {
            throw new IllegalArgumentException("the ranks were made with " + ranks.draws() + " draws, and "
                    + (ranks.draws() + 1) + " is not a multiple of " + bins + " bins; change the number of bins");
        }
        List<String> names = ranks.parameters();
        List<TestResult> tests = new ArrayList<>();
        double[] counts = new double[names.size() * bins];
        for (int d = 0; d < names.size(); d++) {
            if (ranks.pairs() > 0) {
                tests.add(KolmogorovSmirnov.uniform(ranks.positions().column(d)));
            }
            for (int i = 0; i < ranks.pairs(); i++) {
                counts[d * bins + (int) (ranks.ranks().get(i, d) * bins / (ranks.draws() + 1))]++;
            }
        }
        return new SbcResult(
                names,
                ranks.draws(),
                ranks.ranks(),
                Tensor.adopt(counts, names.size(), bins),
                BinomialBand.of(ranks.pairs(), 1.0 / bins, BAND_LEVEL),
                tests,
                judge(ranks, tests));
    }

    private Diagnostic judge(CalibrationRanks ranks, List<TestResult> tests) {
        List<String> names = ranks.parameters();
        double threshold = falseAlarm / names.size();
        Map<String, Double> details = new LinkedHashMap<>();
        double smallest = Double.NaN;
        List<String> faults = new ArrayList<>();
        for (int d = 0; d < tests.size(); d++) {
            double p = tests.get(d).pValue();
            details.put("p_value." + names.get(d), p);
            smallest = d == 0 ? p : Math.min(smallest, p);
            if (p < threshold) {
                RankShape shape = RankShape.of(ranks.positions().column(d));
                faults.add(String.format(Locale.ROOT, "of '%s' is %s (p = %.2g)", names.get(d), shape.words(), p));
            }
        }
        details.put("threshold", threshold);
        details.put("pairs", (double) ranks.pairs());
        details.put("invalid_pairs", (double) ranks.invalidPairs());
        details.put("failed_pairs", (double) ranks.failedPairs());
        details.put("draws", (double) ranks.draws());
        Verdict verdict = tooFew(ranks);
        if (verdict == null) {
            verdict = faults.isEmpty()
                    ? new Verdict.Pass()
                    : new Verdict.Concern(String.format(
                            Locale.ROOT,
                            "the posterior %s; the threshold %.2g makes %.2g false alarms over %d parameter%s; do not"
                                    + " quote its intervals, refit with more simulations or other settings",
                            String.join(", and the one ", faults),
                            threshold,
                            falseAlarm,
                            names.size(),
                            names.size() == 1 ? "" : "s"));
        }
        return new Diagnostic("sbc", verdict, smallest, details);
    }

    static Verdict.@Nullable Inconclusive tooFew(CalibrationRanks ranks) {
        if (ranks.pairs() >= FEWEST_PAIRS) {
            return null;
        }
        return new Verdict.Inconclusive("only " + ranks.pairs() + " calibration pairs could be ranked ("
                + ranks.invalidPairs() + " simulations were not valid, " + ranks.failedPairs()
                + " gave draws that are not numbers) but " + FEWEST_PAIRS
                + " are needed; simulate more calibration pairs");
    }

    static void requireFalseAlarm(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "the false-alarm rate is " + rate + "; give a probability above 0 and below 1, such as 0.01");
        }
    }
}
