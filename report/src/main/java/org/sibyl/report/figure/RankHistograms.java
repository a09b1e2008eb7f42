package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Simulation-based calibration: how often the true value fell into each part of the ranks 0 … L among L posterior
/// draws (Talts et al. 2018). The ranks of a calibrated posterior are uniform.
///
/// Bin b covers the ranks ⌊b(L+1)/B⌋ … ⌊(b+1)(L+1)/B⌋ − 1; the band holds the count of one bin with probability 99 %.
///
/// @param draws L, the posterior draws behind each rank
/// @param pairs the number of ranks
/// @param lower the 0.5 % quantile of the binomial count of each bin
/// @param expected the expected count of each bin
/// @param upper its 99.5 % quantile
/// @param panels one for each parameter
public record RankHistograms(
        int draws, int pairs, List<Integer> lower, List<Double> expected, List<Integer> upper, List<Panel> panels)
        implements Figure {

    private static final int MOST_BINS = 20;

    /// The ranks of one parameter.
    ///
    /// @param quantity the parameter
    /// @param counts of each bin
    /// @param pValue of the test of uniformity, in [0, 1]
    public record Panel(Quantity quantity, List<Integer> counts, double pValue) {
        /// @throws IllegalArgumentException if the p-value is not in [0, 1]
        public Panel {
            counts = List.copyOf(counts);
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException(
                        "the p-value of '" + quantity.name() + "' must be in [0, 1], found " + pValue);
            }
        }
    }

    /// @throws IllegalArgumentException if there is no panel or the numbers of bins differ
    public RankHistograms {
        lower = List.copyOf(lower);
        expected = List.copyOf(expected);
        upper = List.copyOf(upper);
        panels = List.copyOf(panels);
        if (panels.isEmpty() || lower.size() != expected.size() || upper.size() != expected.size()) {
            throw new IllegalArgumentException("rank histograms need at least 1 panel and one band for each bin, found "
                    + panels.size() + " panels and bands of " + lower.size() + ", " + expected.size() + " and "
                    + upper.size() + " bins");
        }
        for (Panel panel : panels) {
            if (panel.counts().size() != expected.size()) {
                throw new IllegalArgumentException(
                        "the histogram of '" + panel.quantity().name() + "' has "
                                + panel.counts().size() + " bins but the band has " + expected.size());
            }
        }
    }

    /// Bins the ranks.
    ///
    /// @param quantities `[p]`
    /// @param ranks `[p][pairs]`, each in 0 … draws
    /// @param draws L
    /// @param pValues `[p]`, in [0, 1]
    /// @throws IllegalArgumentException if the lengths differ or a rank is out of range
    public static RankHistograms of(List<Quantity> quantities, int[][] ranks, int draws, double[] pValues) {
        if (quantities.isEmpty() || ranks.length != quantities.size() || pValues.length != quantities.size()) {
            throw new IllegalArgumentException("rank histograms need ranks and a p-value for each quantity, found "
                    + quantities.size() + " quantities, ranks of " + ranks.length + " and " + pValues.length
                    + " p-values");
        }
        int pairs = ranks[0].length;
        int bins = bins(draws + 1, pairs);
        List<Panel> panels = new ArrayList<>();
        for (int j = 0; j < ranks.length; j++) {
            panels.add(
                    new Panel(quantities.get(j), counts(quantities.get(j), ranks[j], draws, pairs, bins), pValues[j]));
        }
        List<Integer> lower = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        List<Integer> upper = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            double probability = (double) (edge(b + 1, draws, bins) - edge(b, draws, bins)) / (draws + 1);
            BinomialDistribution count = BinomialDistribution.of(pairs, probability);
            lower.add(count.inverseCumulativeProbability(0.005));
            expected.add(Rounding.significant(pairs * probability, 6));
            upper.add(count.inverseCumulativeProbability(0.995));
        }
        return new RankHistograms(draws, pairs, lower, expected, upper, panels);
    }

    /// Up to 20 bins with 10 ranks each on average, fewer if that makes them equally wide.
    private static int bins(int ranks, int pairs) {
        int most = Math.max(1, Math.min(Math.min(MOST_BINS, ranks), pairs / 10));
        for (int bins = most; bins > most / 2; bins--) {
            if (ranks % bins == 0) {
                return bins;
            }
        }
        return most;
    }

    private static List<Integer> counts(Quantity quantity, int[] ranks, int draws, int pairs, int bins) {
        if (ranks.length != pairs) {
            throw new IllegalArgumentException(
                    "'" + quantity.name() + "' has " + ranks.length + " ranks but the first quantity has " + pairs);
        }
        int[] counts = new int[bins];
        for (int rank : ranks) {
            if (rank < 0 || rank > draws) {
                throw new IllegalArgumentException(
                        "a rank of '" + quantity.name() + "' must be in 0 … " + draws + ", found " + rank);
            }
            int bin = (int) ((long) rank * bins / (draws + 1));
            // ⌊rank·B/(L+1)⌋ and the edges ⌊b(L+1)/B⌋ disagree where L+1 is not a multiple of B.
            while (rank < edge(bin, draws, bins)) {
                bin--;
            }
            while (rank >= edge(bin + 1, draws, bins)) {
                bin++;
            }
            counts[bin]++;
        }
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return list;
    }

    private static int edge(int bin, int draws, int bins) {
        return (int) ((long) bin * (draws + 1) / bins);
    }

    @Override
    public String kind() {
        return "rank-histograms";
    }

    @Override
    public String description() {
        return "Histograms of " + pairs
                + " ranks with the band that holds 99 % of the counts of a calibrated posterior: "
                + panels.stream()
                        .map(panel -> panel.quantity().name() + " p = " + Rounding.significant(panel.pValue(), 2))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
