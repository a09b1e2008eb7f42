package org.sibyl.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Two-sided Kolmogorov–Smirnov tests, D = sup |F̂(x) − F(x)|, for one sample against a continuous distribution and
/// for two samples.
///
/// The p-value of one sample is exact up to 2,000 values: the matrix power of Marsaglia, Tsang and Wang (2003,
/// "Evaluating Kolmogorov's distribution") where n D² < 2.2, and twice the one-sided sum of Birnbaum and Tingey
/// (1951, eq. 3.0) above, where both sides together are rarer than 1e-7 of that. Larger samples with n D² < 2.2 use
/// the limiting law at √n D + 1/(6√n) + (√n D − 1)/(4n) (Vrbik 2018, "Small-sample corrections to
/// Kolmogorov–Smirnov test statistic"), off by less than 1e-5.
///
/// The p-value of two samples is exact, also with ties, up to 2.5e7 pairs: the fraction of the orderings of the
/// pooled sample whose statistic is at least as large, by a recursion over lattice paths (Hodges 1958, section 2;
/// with ties only the ends of tied blocks count, Schröer and Trenkler 1995). Beyond that it is the limiting law at
/// n m / (n + m).
public final class KolmogorovSmirnov {
    private static final int LARGEST_EXACT = 2_000;
    private static final double LARGEST_EXACT_PAIRS = 2.5e7;
    private static final double ONE_SIDED_FROM = 2.2;

    private KolmogorovSmirnov() {}

    /// Tests whether the values are independent draws from a continuous distribution.
    ///
    /// @param values at least one, none NaN
    /// @param cdf the distribution function
    /// @throws IllegalArgumentException if there is no value, or one is NaN
    public static TestResult oneSample(double[] values, DoubleUnaryOperator cdf) {
        double[] sorted = sorted("values", values);
        int n = sorted.length;
        double d = 0;
        for (int i = 0; i < n; i++) {
            double f = cdf.applyAsDouble(sorted[i]);
            d = Math.max(d, Math.max((i + 1.0) / n - f, f - (double) i / n));
        }
        return new TestResult(d, oneSamplePValue(n, d));
    }

    /// Tests whether the values are independent draws from the uniform distribution on [0, 1].
    ///
    /// @throws IllegalArgumentException if there is no value, or one is NaN
    public static TestResult uniform(double[] values) {
        return oneSample(values, u -> Math.clamp(u, 0.0, 1.0));
    }

    /// Tests whether two samples come from one distribution.
    ///
    /// @throws IllegalArgumentException if a sample is empty or holds NaN
    public static TestResult twoSample(double[] first, double[] second) {
        double[] a = sorted("first", first);
        double[] b = sorted("second", second);
        double[] pooled = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, pooled, a.length, b.length);
        Arrays.sort(pooled);
        long largest = 0;
        int i = 0;
        int j = 0;
        for (int at = 0; at < pooled.length; at++) {
            if (at + 1 < pooled.length && pooled[at + 1] == pooled[at]) {
                continue;
            }
            while (i < a.length && a[i] <= pooled[at]) {
                i++;
            }
            while (j < b.length && b[j] <= pooled[at]) {
                j++;
            }
            largest = Math.max(largest, Math.abs((long) i * b.length - (long) j * a.length));
        }
        double pairs = (double) a.length * b.length;
        double d = largest / pairs;
        double p = pairs <= LARGEST_EXACT_PAIRS
                ? fractionOfPathsReaching(largest, a.length, b.length, pooled)
                : limitingPValue(pairs / (a.length + b.length), d);
        return new TestResult(d, p);
    }

    /// P(D ≥ d) for n independent draws from a continuous distribution.
    public static double oneSamplePValue(int n, double d) {
        if (d <= 0.5 / n) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        if (n * d * d >= ONE_SIDED_FROM) {
            return Math.min(1, 2 * oneSided(n, d));
        }
        return n <= LARGEST_EXACT ? Math.clamp(1 - cdfByMatrixPower(n, d), 0.0, 1.0) : limitingPValue(n, d);
    }

    /// P(D⁺ ≥ d) = d Σ_j C(n,j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j), j from 0 to ⌊n(1−d)⌋.
    private static double oneSided(int n, double d) {
        double sum = 0;
        double logBinomial = 0;
        for (int j = 0; j <= Math.floor(n * (1 - d)); j++) {
            double rest = 1 - d - (double) j / n;
            if (rest > 0 || j == n) {
                double tail = j == n ? 0 : (n - j) * Math.log(rest);
                sum += Math.exp(logBinomial + (j - 1) * Math.log(d + (double) j / n) + tail);
            }
            logBinomial += Math.log((n - j) / (j + 1.0));
        }
        return d * sum;
    }

    /// P(D < d) = n!/nⁿ (Hⁿ)_kk; H as in Marsaglia, Tsang and Wang, k = ⌊n d⌋ + 1.
    private static double cdfByMatrixPower(int n, double d) {
        int k = (int) (n * d) + 1;
        int m = 2 * k - 1;
        double h = k - n * d;
        double[][] matrix = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m && j <= i + 1; j++) {
                matrix[i][j] = 1;
            }
        }
        for (int i = 0; i < m; i++) {
            matrix[i][0] -= Math.pow(h, i + 1);
            matrix[m - 1][i] -= Math.pow(h, m - i);
        }
        matrix[m - 1][0] += 2 * h > 1 ? Math.pow(2 * h - 1, m) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                for (int factor = 2; factor <= i - j + 1; factor++) {
                    matrix[i][j] /= factor;
                }
            }
        }
        Scaled power = power(new Scaled(matrix, 0), n);
        double logCdf = Math.log(power.matrix[k - 1][k - 1]) + power.exponent * Math.log(2);
        for (int i = 1; i <= n; i++) {
            logCdf += Math.log((double) i / n);
        }
        return Math.exp(logCdf);
    }

    /// A matrix times a power of two, so that large powers stay within the range of a double.
    private static final class Scaled {
        final double[][] matrix;
        final long exponent;

        Scaled(double[][] matrix, long exponent) {
            this.matrix = matrix;
            this.exponent = exponent;
        }

        Scaled times(Scaled other) {
            int m = matrix.length;
            double[][] product = new double[m][m];
            double largest = 0;
            for (int i = 0; i < m; i++) {
                for (int l = 0; l < m; l++) {
                    double a = matrix[i][l];
                    for (int j = 0; j < m; j++) {
                        product[i][j] += a * other.matrix[l][j];
                    }
                }
                for (int j = 0; j < m; j++) {
                    largest = Math.max(largest, Math.abs(product[i][j]));
                }
            }
            int shift = Math.getExponent(largest);
            for (double[] row : product) {
                for (int j = 0; j < m; j++) {
                    row[j] = Math.scalb(row[j], -shift);
                }
            }
            return new Scaled(product, exponent + other.exponent + shift);
        }
    }

    private static Scaled power(Scaled base, int n) {
        if (n == 1) {
            return base;
        }
        Scaled half = power(base, n / 2);
        Scaled square = half.times(half);
        return n % 2 == 0 ? square : square.times(base);
    }

    /// 2 Σ_j (−1)^(j−1) exp(−2 j² λ²), λ with Vrbik's correction for finite n.
    private static double limitingPValue(double n, double d) {
        double root = Math.sqrt(n);
        double lambda = root * d + 1 / (6 * root) + (root * d - 1) / (4 * n);
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        double sign = 2;
        for (int j = 1; j <= 40; j++) {
            sum += sign * Math.exp(-2.0 * j * j * lambda * lambda);
            sign = -sign;
        }
        return Math.clamp(sum, 0.0, 1.0);
    }

    /// The probability that a uniformly random ordering of the pooled sample has |i m − j n| ≥ bound somewhere at
    /// the end of a tied block: B(i,j) = 1 there, else i/(i+j) B(i−1,j) + j/(i+j) B(i,j−1).
    private static double fractionOfPathsReaching(long bound, int n, int m, double[] pooled) {
        if (bound == 0) {
            return 1;
        }
        double[] reached = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                int at = i + j;
                boolean blockEnds = at > 0 && (at == n + m || pooled[at - 1] < pooled[at]);
                if (blockEnds && Math.abs((long) i * m - (long) j * n) >= bound) {
                    reached[j] = 1;
                } else if (at > 0) {
                    double fromBelow = i == 0 ? 0 : reached[j] * i;
                    double fromLeft = j == 0 ? 0 : reached[j - 1] * j;
                    reached[j] = (fromBelow + fromLeft) / at;
                }
            }
        }
        return reached[m];
    }

    private static double[] sorted(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " is empty; a Kolmogorov–Smirnov test needs at least one value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    name + " holds NaN; a Kolmogorov–Smirnov test needs numbers, leave the missing ones out");
        }
        return sorted;
    }
}
