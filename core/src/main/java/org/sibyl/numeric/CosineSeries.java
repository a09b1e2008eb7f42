package org.sibyl.numeric;

import org.jspecify.annotations.Nullable;

/// Between n numbers at the middles of equal cells and their cosine series,
///
/// `h_i = Σ_k a_k cos(kπ(i + ½)/n)` for k = 0 … n − 1.
///
/// Where n is a power of two by one Fourier transform of n numbers (Makhoul 1980, "A fast cosine transform in
/// one and two dimensions"), else straight, in n² steps. An instance serves any number of threads.
public final class CosineSeries {
    private final int n;
    private final @Nullable Fourier fourier;
    /// cos(πj/(2n)) for a whole turn, j = 0 … 4n − 1.
    private final double[] cosines;

    private CosineSeries(int n) {
        this.n = n;
        this.fourier = Integer.bitCount(n) == 1 ? Fourier.of(n) : null;
        this.cosines = new double[4 * n];
        for (int j = 0; j < cosines.length; j++) {
            cosines[j] = StrictMath.cos(Math.PI * j / (2.0 * n));
        }
    }

    /// The series of n numbers.
    ///
    /// @throws IllegalArgumentException if there is no number
    public static CosineSeries of(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a cosine series has at least 1 term, found " + n);
        }
        return new CosineSeries(n);
    }

    /// The coefficients a of n numbers.
    public double[] coefficients(double... values) {
        double[] sums = fourier == null ? straightSums(values) : fastSums(fourier, values);
        for (int k = 0; k < n; k++) {
            sums[k] *= (k == 0 ? 1.0 : 2.0) / n;
        }
        return sums;
    }

    /// The numbers with these coefficients.
    public double[] values(double... coefficients) {
        return fourier == null ? straightValues(coefficients) : fastValues(fourier, coefficients);
    }

    private double[] fastSums(Fourier transform, double[] values) {
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[place(i)] = values[i];
        }
        transform.forward(re, im);
        double[] sums = new double[n];
        for (int k = 0; k < n; k++) {
            sums[k] = Math.fma(re[k], cosines[k], im[k] * sine(k));
        }
        return sums;
    }

    private double[] fastValues(Fourier transform, double[] coefficients) {
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k++) {
            double own = coefficients[k] * n * (k == 0 ? 1.0 : 0.5);
            double mirrored = k == 0 ? 0 : coefficients[n - k] * n * 0.5;
            re[k] = Math.fma(own, cosines[k], mirrored * sine(k));
            im[k] = Math.fma(own, sine(k), -mirrored * cosines[k]);
        }
        transform.inverse(re, im);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = re[place(i)];
        }
        return values;
    }

    /// Even places first, then odd ones backwards.
    private int place(int i) {
        return (i & 1) == 0 ? i / 2 : n - 1 - i / 2;
    }

    /// sin(πk/(2n))
    private double sine(int k) {
        return cosines[(k + 3 * n) % (4 * n)];
    }

    private double[] straightSums(double[] values) {
        double[] sums = new double[n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                sums[k] += values[i] * cosines[angle(k, i)];
            }
        }
        return sums;
    }

    private double[] straightValues(double[] coefficients) {
        double[] values = new double[n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n && coefficients[k] != 0; i++) {
                values[i] += coefficients[k] * cosines[angle(k, i)];
            }
        }
        return values;
    }

    /// Where cos(kπ(i + ½)/n) stands in the table.
    private int angle(int k, int i) {
        return (int) ((long) k * (2 * i + 1) % (4L * n));
    }
}
