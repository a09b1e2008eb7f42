package org.sibyl.density.kernel;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.numeric.CosineSeries;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.random.Seed;

/// The improved Sheather–Jones bandwidth of one column: the smallest root of
///
/// `t = ξ γ^[7](t)` (Botev, Grotowski and Kroese 2010, Annals of Statistics 38, algorithm 1),
///
/// with t the squared bandwidth in units of the window's width. Unlike the normal-reference rules it does not
/// smear several modes into one. Where the equation has no root, as for a handful of rows, Silverman's
/// bandwidth is taken.
public record ImprovedSheatherJones() implements BandwidthRule {
    /// The rule; it has no settings.
    public static final ImprovedSheatherJones DEFAULT = new ImprovedSheatherJones();

    private static final long EMPTY = 0x7ff8000000000001L;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final int STAGES = 7;
    private static final int CELLS = 4096;
    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 0.15;
    private static final double STEP = 1.5;

    @Override
    public String name() {
        return "isj";
    }

    /// @throws DataException if there is more than one column, or it is constant
    @Override
    public BandwidthChoice choose(WeightedRows rows, KernelDensityEstimator settings, Seed seed) {
        if (rows.columns() != 1) {
            throw new DataException("the improved Sheather–Jones rule is for one column, found " + rows.columns()
                    + "; use cross-validation, or a rule for each column by itself");
        }
        WeightedRows placed = settings.kernelSpace(rows);
        Bandwidth reference = new ReferenceRule(
                        ReferenceRule.Formula.SILVERMAN, ReferenceRule.Convention.DATA_COVARIANCE)
                .perColumn(rows, settings);
        double[] x = placed.x().toArray();
        double[] w = placed.weights().toArray();
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (w[i] > 0) {
                lower = Math.min(lower, x[i]);
                upper = Math.max(upper, x[i]);
            }
        }
        double margin = 0.1 * (upper - lower);
        Boundary end = settings.boundaries().isEmpty()
                ? Boundary.NONE
                : settings.boundaries().getFirst();
        // The cosine series reflects at the window's ends, so a reflecting bound may be one.
        double from =
                end instanceof Boundary.Reflect bounds ? Math.max(bounds.lower(), lower - margin) : lower - margin;
        double to = end instanceof Boundary.Reflect bounds ? Math.min(bounds.upper(), upper + margin) : upper + margin;
        double[] histogram = new double[CELLS];
        for (int i = 0; i < x.length; i++) {
            if (w[i] > 0) {
                histogram[Math.min(CELLS - 1, (int) ((x[i] - from) / (to - from) * CELLS))] += w[i];
            }
        }
        double effective = Math.min(distinct(x, w), Spread.of(placed).effectiveRows());
        OptionalDouble t = squared(histogram, effective);
        if (t.isEmpty()) {
            return BandwidthChoice.of(reference);
        }
        double h = Math.sqrt(t.getAsDouble()) * (to - from);
        return BandwidthChoice.of(Bandwidth.of(h / Math.sqrt(settings.kernel().variance(1))));
    }

    /// How many different values have a weight, by a hash table that is at most half full.
    private static int distinct(double[] x, double[] w) {
        long[] table = new long[Integer.highestOneBit(Math.max(1, x.length)) << 2];
        int mask = table.length - 1;
        int distinct = 0;
        for (int i = 0; i < x.length; i++) {
            if (w[i] > 0) {
                // Both zeros are one value; no number has the bits of an empty place, which are those of a NaN.
                long bits = Double.doubleToRawLongBits(x[i] + 0.0) ^ EMPTY;
                int at = (int) ((bits * SPREAD) >>> 32) & mask;
                while (table[at] != 0 && table[at] != bits) {
                    at = (at + 1) & mask;
                }
                if (table[at] == 0) {
                    table[at] = bits;
                    distinct++;
                }
            }
        }
        return distinct;
    }

    /// The squared bandwidth of a Gaussian kernel over the squared width of the histogram's window; empty if
    /// the equation has no root below 0.15.
    ///
    /// @param histogram counts or weights in equal cells; a power of two of them is fastest
    /// @param rows the number of rows it stands for, where repeated ones count once
    public static OptionalDouble squared(double[] histogram, double rows) {
        double total = Arrays.stream(histogram).sum();
        double[] series = CosineSeries.of(histogram.length).coefficients(histogram);
        double[] power = new double[series.length];
        for (int k = 1; k < power.length; k++) {
            // With h_i a share of the rows, the coefficient of the density on [0, 1] is a_k n; half of it enters here.
            double half = series[k] * series.length / (2.0 * total);
            power[k] = half * half;
        }
        double below = SMALLEST;
        double atBelow = mismatch(below, power, rows);
        for (double above = below * STEP; above <= LARGEST; above *= STEP) {
            double atAbove = mismatch(above, power, rows);
            if (atBelow < 0 && atAbove >= 0) {
                return OptionalDouble.of(bisect(below, above, power, rows));
            }
            below = above;
            atBelow = atAbove;
        }
        return OptionalDouble.empty();
    }

    private static double bisect(double below, double above, double[] power, double rows) {
        double low = below;
        double high = above;
        while (high - low > 1e-12 * high) {
            double middle = 0.5 * (low + high);
            if (mismatch(middle, power, rows) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /// `t − ξ γ^[7](t)`.
    private static double mismatch(double t, double[] power, double rows) {
        double f = roughness(STAGES, t, power);
        for (int s = STAGES - 1; s >= 2; s--) {
            double oddFactorial = 1;
            for (int odd = 3; odd <= 2 * s - 1; odd += 2) {
                oddFactorial *= odd;
            }
            double k0 = oddFactorial / Math.sqrt(2 * Math.PI);
            double constant = (1 + StrictMath.pow(0.5, s + 0.5)) / 3;
            double time = StrictMath.pow(2 * constant * k0 / (rows * f), 2.0 / (3 + 2 * s));
            f = roughness(s, time, power);
        }
        return t - StrictMath.pow(2 * rows * Math.sqrt(Math.PI) * f, -0.4);
    }

    /// The squared norm of the s-th derivative of the estimate with squared bandwidth t.
    private static double roughness(int s, double t, double[] power) {
        double rate = -Math.PI * Math.PI * t;
        // exp(rate k²) grows from k to k + 1 by the factor exp(rate (2k + 1)), which itself grows by exp(2 rate).
        double damping = DoubleMath.exp(rate);
        double factor = DoubleMath.exp(3 * rate);
        double ratio = DoubleMath.exp(2 * rate);
        double sum = 0;
        for (int k = 1; k < power.length && damping > 0; k++) {
            double square = (double) k * k;
            double term = power[k] * damping;
            for (int i = 0; i < s; i++) {
                term *= square;
            }
            sum += term;
            damping *= factor;
            factor *= ratio;
        }
        return 2 * StrictMath.pow(Math.PI, 2 * s) * sum;
    }
}
