package org.sibyl.numeric.array;

import org.sibyl.numeric.polynomial.DoublePolynomials;

/// One term of a sum of Gaussian kernels, and the order in which partial sums are added: what plain and vector kernels
/// have in common.
public final class GaussianTerm {
    /// The number of partial sums.
    public static final int LANES = 8;

    /// The largest s/2 that [#decay] tells from larger ones: below e⁻⁷⁰⁸ a float64 loses digits.
    public static final double LARGEST = 708;

    private GaussianTerm() {}

    /// exp(−½ |x(j) − q|²), as [ArrayKernels#gaussianSum] takes it.
    public static double of(int dimension, double[] points, int stride, int j, double[] query, int at) {
        double first = points[j] - query[at];
        double square = first * first;
        for (int k = 1; k < dimension; k++) {
            double difference = points[k * stride + j] - query[at + k];
            square = Math.fma(difference, difference, square);
        }
        return decay(square);
    }

    /// e^(−s/2) for s ≥ 0, relative error at most 2 ulp + 2⁻⁵⁴ s/2; e⁻⁷⁰⁸ from s = 1416 on.
    public static double decay(double s) {
        double half = 0.5 * s;
        double a = half > LARGEST ? LARGEST : half;
        double rounded = Math.fma(a, -DoublePolynomials.LOG2_E, DoublePolynomials.ROUND);
        double n = rounded - DoublePolynomials.ROUND;
        double r = Math.fma(n, -DoublePolynomials.LN2_HIGH, -a);
        double p = Math.fma(r * r, DoublePolynomials.expTail(r), r);
        double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << DoublePolynomials.FRACTION_BITS);
        return Math.fma(scale, p, scale);
    }

    /// The sum of eight partial sums, halves onto halves.
    public static double sum(double[] lanes) {
        double even = (lanes[0] + lanes[4]) + (lanes[2] + lanes[6]);
        double odd = (lanes[1] + lanes[5]) + (lanes[3] + lanes[7]);
        return even + odd;
    }
}
