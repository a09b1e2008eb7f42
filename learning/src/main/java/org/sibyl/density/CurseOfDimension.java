package org.sibyl.density;

import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.numeric.SpecialFunctions;

/// Why counting and smoothing stop to work in many dimensions: how little of a cube is near its centre, and
/// how many rows a density of the same quality needs.
///
/// @param dimension d
/// @param ball the share of the unit cube within distance 1/2 of its centre, π^(d/2) 2^(−d)/Γ(d/2 + 1)
/// @param cube the share within 1/4 of the centre along every axis, the cube of side 1/2: 2^(−d)
/// @param cells of a histogram with the same number of bins along every axis, bins^d
/// @param rows the independent rows that a normal density in d dimensions needs, estimated with a normal
///     kernel of the best bandwidth, for a mean squared error at its centre below a tenth of the squared
///     density there
public record CurseOfDimension(int dimension, double ball, double cube, double cells, double rows) {
    private static final double RELATIVE_ERROR = 0.1;

    /// One line for each dimension 1, 2, … most.
    ///
    /// @param most the largest dimension
    /// @param bins of the histogram along every axis
    /// @throws IllegalArgumentException unless both are at least 1
    public static List<CurseOfDimension> upTo(int most, int bins) {
        if (most < 1 || bins < 1) {
            throw new IllegalArgumentException(
                    "the panel needs at least one dimension and one bin, found " + most + " and " + bins);
        }
        return IntStream.rangeClosed(1, most)
                .mapToObj(d -> new CurseOfDimension(
                        d,
                        ballShare(d),
                        StrictMath.pow(0.5, d),
                        StrictMath.pow(bins, d),
                        rowsNeeded(d, RELATIVE_ERROR)))
                .toList();
    }

    /// The share of the unit cube that is further than 1/2 from its centre: its corners.
    public double corners() {
        return 1 - ball;
    }

    /// The rows that keep the same number of them, on average, within a window of bandwidth h: n ∝ h^(−d).
    ///
    /// @param n the rows that suffice in one dimension
    /// @param h the window's width as a share of the range, above 0 and at most 1
    /// @throws IllegalArgumentException unless n > 0 and 0 < h ≤ 1
    public double rowsForWindow(double n, double h) {
        if (!(n > 0 && h > 0 && h <= 1)) {
            throw new IllegalArgumentException("expected rows above 0 and a window above 0 and at most 1, found " + n
                    + " rows and the window " + h);
        }
        return n * StrictMath.pow(h, 1.0 - dimension);
    }

    /// π^(d/2) 2^(−d)/Γ(d/2 + 1)
    static double ballShare(int d) {
        double half = 0.5 * d;
        return StrictMath.exp(
                half * StrictMath.log(Math.PI) - d * StrictMath.log(2) - SpecialFunctions.logGamma(half + 1));
    }

    /// The rows for which E(p̂(0) − p(0))² = error p(0)², p standard normal in d dimensions, p̂ with the
    /// normal kernel of covariance h² I and the best h. In closed form, relative to p(0)²,
    ///
    ///     bias² = ((1 + h²)^(−d/2) − 1)²,  variance = ((2 h² + h⁴)^(−d/2) − (1 + h²)^(−d))/n,
    ///
    /// so that n(h) = ((2 h² + h⁴)^(−d/2) − (1 + h²)^(−d))/(error − bias²), which has one minimum where it
    /// is positive. These are the numbers of Silverman (1986, table 4.2).
    static double rowsNeeded(int d, double error) {
        // bias² = error at this h², where n is infinite.
        double most = StrictMath.pow(1 - Math.sqrt(error), -2.0 / d) - 1;
        double low = StrictMath.log(most) - 30;
        double high = StrictMath.log(most);
        // Golden-section search over log h²; the bracket shrinks below float64's spacing.
        double golden = 0.5 * (Math.sqrt(5) - 1);
        for (int step = 0; step < 120; step++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (rows(d, error, StrictMath.exp(left)) < rows(d, error, StrictMath.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return rows(d, error, StrictMath.exp(0.5 * (low + high)));
    }

    private static double rows(int d, double error, double h2) {
        double bias = StrictMath.pow(1 + h2, -0.5 * d) - 1;
        double variance = StrictMath.pow(2 * h2 + h2 * h2, -0.5 * d) - StrictMath.pow(1 + h2, -d);
        double room = error - bias * bias;
        return room > 0 ? variance / room : Double.POSITIVE_INFINITY;
    }
}
