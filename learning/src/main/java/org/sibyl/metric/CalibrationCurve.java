package org.sibyl.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.estimator.DataException;

/// Do the probabilities mean what they say? Of the rows that were given about 30 %, are 30 % of class 1?
///
/// @param bins those that hold a row, by increasing probability
public record CalibrationCurve(List<Bin> bins) {
    /// How the rows are divided.
    public enum Binning {
        /// Bins of the same width over [0, 1].
        EQUAL_WIDTH,
        /// Bins with about the same number of rows; rows with the same probability stay together.
        EQUAL_COUNT
    }

    /// Rows of similar probability.
    ///
    /// @param lower end of the bin
    /// @param upper end of the bin
    /// @param count its rows
    /// @param positives its rows of class 1
    /// @param meanProbability what was said
    public record Bin(double lower, double upper, int count, int positives, double meanProbability) {
        /// What came true: the share of class 1.
        public double share() {
            return (double) positives / count;
        }

        /// √(p (1 − p)/count) with the mean probability p: the standard deviation of the share if the
        /// probabilities are right.
        public double standardError() {
            return Math.sqrt(meanProbability * (1 - meanProbability) / count);
        }
    }

    /// Copies the list.
    public CalibrationCurve {
        bins = List.copyOf(bins);
    }

    /// The curve of these probabilities of class 1.
    ///
    /// @param bins the most bins
    /// @throws DataException if a score is not a probability
    /// @throws IllegalArgumentException if there is no bin
    public static CalibrationCurve of(ScoredRows probabilities, int bins, Binning binning) {
        if (bins < 1) {
            throw new IllegalArgumentException("a calibration curve with " + bins + " bins; ask for at least 1");
        }
        probabilities.requireProbabilities("a calibration curve");
        double[] edges = binning == Binning.EQUAL_WIDTH
                ? equalWidths(bins)
                : equalCounts(probabilities.scores().toArray(), bins);
        int[] counts = new int[edges.length - 1];
        int[] positives = new int[counts.length];
        double[] sums = new double[counts.length];
        for (int i = 0; i < probabilities.size(); i++) {
            double p = probabilities.scores().get(i);
            int bin = bin(edges, p);
            counts[bin]++;
            positives[bin] += (int) probabilities.labels().get(i);
            sums[bin] += p;
        }
        List<Bin> filled = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                filled.add(new Bin(edges[k], edges[k + 1], counts[k], positives[k], sums[k] / counts[k]));
            }
        }
        return new CalibrationCurve(filled);
    }

    /// Σ count |share − mean probability|/n, the expected calibration error (Naeini, Cooper and Hauskrecht
    /// 2015). It is positive even for right probabilities, and grows with the number of bins.
    public double expectedError() {
        double sum = 0;
        int n = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.share() - bin.meanProbability());
            n += bin.count();
        }
        return sum / n;
    }

    /// The largest |share − mean probability| of a bin.
    public double largestError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.share() - bin.meanProbability()))
                .max()
                .orElseThrow();
    }

    private static double[] equalWidths(int bins) {
        double[] edges = new double[bins + 1];
        for (int k = 0; k <= bins; k++) {
            edges[k] = (double) k / bins;
        }
        return edges;
    }

    private static double[] equalCounts(double[] probabilities, int bins) {
        Arrays.sort(probabilities);
        int n = probabilities.length;
        double[] edges = new double[bins + 1];
        int count = 1;
        edges[0] = probabilities[0];
        for (int k = 1; k < bins; k++) {
            double edge = probabilities[(int) ((long) k * n / bins)];
            if (edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        edges[count++] = probabilities[n - 1];
        return Arrays.copyOf(edges, count);
    }

    /// The last bin whose lower edge is not above p; the upper end belongs to the last bin.
    private static int bin(double[] edges, double p) {
        int low = 0;
        int high = edges.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (edges[middle] <= p) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
