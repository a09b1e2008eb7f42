package org.sibyl.density.histogram;

import java.util.Arrays;
import org.sibyl.estimator.DataException;

/// The bins of one column: bin i holds eᵢ ≤ x < eᵢ₊₁, and the last bin its right edge too, as NumPy has it.
public final class Axis {
    /// More bins than this on one axis are a rule that met an outlier, not a histogram.
    static final int MOST_BINS = 10_000_000;

    private final double[] edges;
    private final boolean equal;

    private Axis(double[] edges, boolean equal) {
        this.edges = edges;
        this.equal = equal;
    }

    /// Bins between these edges.
    ///
    /// @param edges at least two, finite and increasing
    /// @throws IllegalArgumentException if they are not
    public static Axis of(double... edges) {
        if (edges.length < 2) {
            throw new IllegalArgumentException(
                    "bins need at least two edges, found " + edges.length + "; give both ends of every bin");
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && !(edges[i - 1] < edges[i]))) {
                throw new IllegalArgumentException(
                        "the edges of bins are finite and increase, found " + (i > 0 ? edges[i - 1] + " before " : "")
                                + edges[i] + "; sort them and leave out repeated ones");
            }
        }
        return new Axis(edges.clone(), false);
    }

    /// Bins of equal width: eᵢ = i (last − first)/bins + first, and the last edge exactly `last`.
    ///
    /// @throws IllegalArgumentException if there is no bin, or the ends are not finite and increasing
    /// @throws DataException if the bins are more than ten million, or too narrow for float64 to tell their
    ///     edges apart
    public static Axis equal(double first, double last, int bins) {
        if (bins < 1 || !(first < last) || !Double.isFinite(last - first)) {
            throw new IllegalArgumentException(
                    "bins of equal width need two finite ends in order and at least one bin, " + "found [" + first
                            + ", " + last + "] and " + bins + " bins");
        }
        if (bins > MOST_BINS) {
            throw tooMany(first, last, bins);
        }
        double[] edges = new double[bins + 1];
        double step = (last - first) / bins;
        for (int i = 0; i < bins; i++) {
            edges[i] = i * step + first;
        }
        edges[bins] = last;
        for (int i = 0; i < bins; i++) {
            if (!(edges[i] < edges[i + 1])) {
                throw tooNarrow(first, last, bins);
            }
        }
        return new Axis(edges, true);
    }

    static DataException tooMany(double first, double last, double bins) {
        String number = bins < 1e15 ? Long.toString((long) bins) : Double.toString(bins);
        return new DataException("the range [" + first + ", " + last + "] would have " + number
                + " bins, at most ten million are held; look for an outlier, or give a number of bins");
    }

    private static DataException tooNarrow(double first, double last, int bins) {
        return new DataException("the range [" + first + ", " + last + "] cannot be cut into " + bins
                + " bins whose edges float64 can tell apart; give fewer bins, or subtract an offset from the data");
    }

    /// The number of bins.
    public int bins() {
        return edges.length - 1;
    }

    /// All edges, one more than bins.
    public double[] edges() {
        return edges.clone();
    }

    /// The left edge of a bin.
    public double lower(int bin) {
        return edges[bin];
    }

    /// The right edge of a bin.
    public double upper(int bin) {
        return edges[bin + 1];
    }

    /// The width of a bin.
    public double width(int bin) {
        return edges[bin + 1] - edges[bin];
    }

    /// The bin that holds x, −1 for a number outside or NaN.
    public int binOf(double x) {
        int last = edges.length - 1;
        if (!(x >= edges[0] && x <= edges[last])) {
            return -1;
        }
        if (x == edges[last]) {
            return last - 1;
        }
        if (!equal) {
            int at = Arrays.binarySearch(edges, x);
            return at >= 0 ? at : -at - 2;
        }
        int bin = Math.min((int) ((x - edges[0]) / (edges[last] - edges[0]) * last), last - 1);
        // The quotient is off by a rounding; the edges themselves decide.
        if (x < edges[bin]) {
            return bin - 1;
        }
        return x >= edges[bin + 1] ? bin + 1 : bin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && Arrays.equals(edges, axis.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    /// As in `12 bins on [0.5, 9.5]`.
    @Override
    public String toString() {
        return bins() + (bins() == 1 ? " bin" : " bins") + " on [" + edges[0] + ", " + edges[bins()] + "]";
    }
}
