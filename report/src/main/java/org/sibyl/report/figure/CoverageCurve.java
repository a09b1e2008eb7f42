package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Expected coverage: the share of simulated truths that lie in the highest-density region of each credibility. That of
/// a calibrated posterior follows the diagonal; above it the regions are too wide, below it too narrow.
///
/// @param pairs the number of simulated truths
/// @param credibility from 0 to 1, increasing
/// @param coverage the share found, one for each credibility
/// @param lower the 0.5 % quantile of that share if the coverage is exact (binomial)
/// @param upper its 99.5 % quantile
public record CoverageCurve(
        int pairs, List<Double> credibility, List<Double> coverage, List<Double> lower, List<Double> upper)
        implements Figure {

    private static final int STEPS = 100;

    /// @throws IllegalArgumentException if there is no point or the lengths differ
    public CoverageCurve {
        credibility = List.copyOf(credibility);
        coverage = List.copyOf(coverage);
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
        int n = credibility.size();
        if (n == 0 || coverage.size() != n || lower.size() != n || upper.size() != n) {
            throw new IllegalArgumentException(
                    "a coverage curve needs as many shares and bands as credibilities, found "
                            + n + " credibilities, " + coverage.size() + " shares, " + lower.size() + " lower and "
                            + upper.size() + " upper ends");
        }
    }

    /// The curve of simulated truths.
    ///
    /// @param credibilities for each truth, that of the smallest highest-density region that holds it, in [0, 1]
    /// @throws IllegalArgumentException if there is none or one is out of range
    public static CoverageCurve of(double... credibilities) {
        if (credibilities.length == 0) {
            throw new IllegalArgumentException("a coverage curve needs at least 1 simulated truth, found none");
        }
        double[] sorted = credibilities.clone();
        Arrays.sort(sorted);
        if (!(sorted[0] >= 0 && sorted[sorted.length - 1] <= 1)) {
            throw new IllegalArgumentException(
                    "credibilities must be in [0, 1], found from " + sorted[0] + " to " + sorted[sorted.length - 1]);
        }
        int pairs = sorted.length;
        List<Double> credibility = new ArrayList<>();
        List<Double> coverage = new ArrayList<>();
        List<Double> lower = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        int below = 0;
        for (int i = 0; i <= STEPS; i++) {
            double alpha = (double) i / STEPS;
            while (below < pairs && sorted[below] <= alpha) {
                below++;
            }
            BinomialDistribution count = BinomialDistribution.of(pairs, alpha);
            credibility.add(alpha);
            coverage.add(share(below, pairs));
            lower.add(share(count.inverseCumulativeProbability(0.005), pairs));
            upper.add(share(count.inverseCumulativeProbability(0.995), pairs));
        }
        return new CoverageCurve(pairs, credibility, coverage, lower, upper);
    }

    private static double share(int count, int pairs) {
        return Rounding.significant((double) count / pairs, 5);
    }

    @Override
    public String kind() {
        return "coverage-curve";
    }

    @Override
    public String description() {
        int outside = 0;
        for (int i = 0; i < coverage.size(); i++) {
            if (coverage.get(i) < lower.get(i) || coverage.get(i) > upper.get(i)) {
                outside++;
            }
        }
        return "Expected coverage of highest-density regions against their credibility for " + pairs
                + " simulated truths, with the 99 % band around the diagonal; the curve leaves the band at " + outside
                + " of " + coverage.size() + " credibilities.";
    }
}
